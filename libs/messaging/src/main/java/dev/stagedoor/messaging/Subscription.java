package dev.stagedoor.messaging;

import dev.stagedoor.contracts.Topic;
import java.time.Duration;
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
 * @param rest how long to leave the topic alone after a batch, so that the next one is larger: what nobody waits for need
 *     not cost a transaction for every few messages. A message may wait twice that long; one that comes to an idle
 *     follower is handled at once
 */
public record Subscription<T>(Topic topic, Set<Class<? extends T>> types, BatchHandler<T> handler, Duration rest) {

    /** Without a rest: somebody waits for what is made of the messages. */
    public Subscription(Topic topic, Set<Class<? extends T>> types, BatchHandler<T> handler) {
        this(topic, types, handler, Duration.ZERO);
    }

    /** What a subscriber does with a batch. Each message is of one of the subscription's types. */
    @FunctionalInterface
    public interface BatchHandler<T> {
        Mono<Void> handle(List<IncomingMessage<T>> batch);
    }
}
