package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.MessagingProperties.Handling;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** How often and how long after a failed delivery is tried again, and when it is given up. */
final class FailureHandling {
    private final Handling limits;
    private final int maxAttempts;
    private final DeadLetterTopic deadLetters;

    FailureHandling(Handling limits, int maxAttempts, DeadLetterTopic deadLetters) {
        this.limits = limits;
        this.maxAttempts = maxAttempts;
        this.deadLetters = deadLetters;
    }

    DefaultErrorHandler handler() {
        // The attempts of a record are known to the handler, which does not exist yet when its recoverer is made.
        DefaultErrorHandler[] self = new DefaultErrorHandler[1];
        self[0] = new DefaultErrorHandler(
                (record, failure) -> putAside(self[0], record, failure), waiting(limits.initialBackoff()));
        self[0].setBackOffFunction((record, failure) -> backOff(failure));
        // Each failure is told by the listener, once and with its trace.
        self[0].setLogLevel(KafkaException.Level.DEBUG);
        return self[0];
    }

    BackOff backOff(@Nullable Exception failure) {
        return switch (failure) {
            case DeliveryFailure.Conflict conflict -> waiting(limits.conflictBackoff());
            case DeliveryFailure.Refused refused ->
                new FixedBackOff(limits.poisonBackoff().toMillis(), Math.max(0, maxAttempts - 1));
            case DeliveryFailure.Unreadable unreadable -> new FixedBackOff(0, 0);
            // An outage, and whatever the container itself failed with: for ever.
            case null, default -> waiting(limits.initialBackoff());
        };
    }

    /** Without an end; the waits stay so far below {@code max.poll.interval.ms} that no partition is taken away. */
    private BackOff waiting(Duration first) {
        ExponentialBackOff backOff = new ExponentialBackOff(first.toMillis(), 2);
        backOff.setMaxInterval(limits.maxBackoff().toMillis());
        return backOff;
    }

    @SuppressWarnings("unchecked") // the containers are made with byte array deserializers
    private void putAside(DefaultErrorHandler handler, ConsumerRecord<?, ?> record, Exception thrown) {
        int attempts =
                handler.deliveryAttempt(new TopicPartitionOffset(record.topic(), record.partition(), record.offset()))
                        - 1;
        deadLetters.put(record.topic(), (ConsumerRecord<byte[], byte[]>) record, failure(thrown, record), attempts);
    }

    private static DeliveryFailure failure(Exception thrown, ConsumerRecord<?, ?> record) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DeliveryFailure failure) {
                return failure;
            }
        }
        return new DeliveryFailure.Refused(thrown, record);
    }
}
