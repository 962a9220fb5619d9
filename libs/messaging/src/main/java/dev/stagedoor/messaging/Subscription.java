package dev.stagedoor.messaging;

import dev.stagedoor.contracts.Topic;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Declares, as a bean, that this service follows a topic. The consumer group is the service's name, so replicas share
 * the partitions; messages of one key arrive in order and one batch at a time.
 *
 * <p>The handler gets batches of at most {@code stagedoor.messaging.batch-size} messages. An outage of the database or
 * the broker is waited out. Any other failure makes the batch be handled message by message; the one that still fails
 * after {@code stagedoor.messaging.max-attempts} goes to the dead-letter topic, and the others go on. Delivery is at
 * least once: use {@link Inbox}.
 *
 * @param topic what is followed, from its first record on
 * @param types the records to be handled; messages of other types are passed over unread
 * @param handler completes when all of the batch has taken effect
 */
public record Subscription<T>(Topic topic, Set<Class<? extends T>> types, BatchHandler<T> handler) {

    /** What a subscriber does with a batch. Each message is of one of the subscription's types. */
    @FunctionalInterface
    public interface BatchHandler<T> {
        Mono<Void> handle(List<IncomingMessage<T>> batch);
    }
}
