package dev.stagedoor.messaging;

import dev.stagedoor.contracts.Topic;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Declares, as a bean, that each process of this service hears what is said on a topic while it runs, whichever replica
 * follows the partition. For what wakes those who wait or watch in this process, and is nowhere kept.
 *
 * <p>Nothing is promised: what is said before the process listens, or while it is cut off, is not heard; there is no
 * inbox, no second attempt and no dead letter. So nobody may rely on a broadcast alone: look again now and then.
 *
 * @param types the records to be heard; messages of other types are passed over unread
 * @param ear takes one message at a time, in order per key; must be quick and must not block
 */
public record Broadcast<T>(Topic topic, Set<Class<? extends T>> types, Consumer<T> ear) {}
