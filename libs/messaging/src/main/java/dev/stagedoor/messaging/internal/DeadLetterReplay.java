package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.messaging.DeadLetters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Replays dead letters. What was handled is cut off the front of the dead-letter topic, so the number of records in it
 * is the number of letters that wait. A replay that is broken off leaves the rest; the few that were handled and not yet
 * cut off are handled again, which the inbox makes harmless.
 */
final class DeadLetterReplay implements DeadLetters {
    private final Subscriptions subscriptions;
    private final KafkaClients clients;
    private final DeadLetterTopic deadLetters;
    private final Duration timeout;
    private final AtomicBoolean underWay = new AtomicBoolean();

    DeadLetterReplay(Subscriptions subscriptions, KafkaClients clients, DeadLetterTopic deadLetters, Duration timeout) {
        this.subscriptions = subscriptions;
        this.clients = clients;
        this.deadLetters = deadLetters;
        this.timeout = timeout;
    }

    @Override
    public Mono<Replayed> replay(Topic topic) {
        Optional<SubscriptionListener<?>> listener = subscriptions.listenerOf(topic);
        if (listener.isEmpty()) {
            return Mono.error(new IllegalArgumentException("This service does not follow " + topic.name()));
        }
        return Mono.fromCallable(() -> replayAlone(topic, listener.get())).subscribeOn(Schedulers.boundedElastic());
    }

    /** Replays the topic of this name; errors with {@link IllegalArgumentException} if it is not followed. */
    Mono<Replayed> replay(String topic) {
        return subscriptions.topics().stream()
                .filter(followed -> followed.name().equals(topic))
                .findFirst()
                .map(this::replay)
                .orElseGet(() -> Mono.error(new IllegalArgumentException("This service does not follow " + topic)));
    }

    /** Emits how many dead letters of each followed topic wait. */
    Mono<SortedMap<String, Long>> waiting() {
        return Mono.fromCallable(() -> {
                    SortedMap<String, Long> waiting = new TreeMap<>();
                    try (Admin admin = clients.admin()) {
                        for (Topic topic : subscriptions.topics()) {
                            TopicPartition letters = letters(topic);
                            waiting.put(
                                    topic.name(),
                                    offset(admin, letters, OffsetSpec.latest())
                                            - offset(admin, letters, OffsetSpec.earliest()));
                        }
                    }
                    return waiting;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Replayed replayAlone(Topic topic, SubscriptionListener<?> listener) throws Exception {
        if (!underWay.compareAndSet(false, true)) {
            throw new IllegalStateException("A replay is under way");
        }
        try (Admin admin = clients.admin();
                Consumer<byte[], byte[]> consumer = clients.reader()) {
            TopicPartition letters = letters(topic);
            // What fails again is appended behind this, so a replay ends.
            long end = offset(admin, letters, OffsetSpec.latest());
            Replayed total = new Replayed(0, 0);
            if (end == 0) {
                return total;
            }
            consumer.assign(List.of(letters));
            consumer.seekToBeginning(List.of(letters));
            while (consumer.position(letters, timeout) < end) {
                for (ConsumerRecord<byte[], byte[]> letter :
                        consumer.poll(timeout).records(letters)) {
                    if (letter.offset() < end) {
                        total = handle(topic, listener, letter, total);
                    }
                }
                long done = Math.min(end, consumer.position(letters, timeout));
                var unused = get(admin.deleteRecords(Map.of(letters, RecordsToDelete.beforeOffset(done)))
                        .all());
            }
            return total;
        } finally {
            underWay.set(false);
        }
    }

    private Replayed handle(
            Topic topic, SubscriptionListener<?> listener, ConsumerRecord<byte[], byte[]> letter, Replayed total) {
        try {
            listener.handleAgain(letter);
            return new Replayed(total.handled() + 1, total.failed());
        } catch (DeliveryFailure.Refused | DeliveryFailure.Unreadable e) {
            deadLetters.put(topic.name(), letter, e, attempts(letter) + 1);
            return new Replayed(total.handled(), total.failed() + 1);
        }
    }

    private static int attempts(ConsumerRecord<?, ?> letter) {
        String text = CloudEventHeaders.read(letter.headers(), DeadLetterTopic.ATTEMPTS);
        return text == null ? 0 : Integer.parseInt(text);
    }

    private TopicPartition letters(Topic topic) {
        return new TopicPartition(deadLetters.nameFor(topic), 0);
    }

    /** 0 where there is no such topic yet: topics are made when a service starts for the first time. */
    private long offset(Admin admin, TopicPartition partition, OffsetSpec spec) throws InterruptedException {
        try {
            // The offsets of an unknown topic are asked for until the time is over; what there is is told at once.
            var unused = get(admin.describeTopics(List.of(partition.topic())).allTopicNames());
            return get(admin.listOffsets(Map.of(partition, spec)).partitionResult(partition))
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw new KafkaException("The broker does not tell the offsets of " + partition, e);
        }
    }

    private <T> T get(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
