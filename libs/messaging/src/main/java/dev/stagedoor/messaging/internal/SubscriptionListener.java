package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Hands the records of a topic to a subscription's handler: as a batch and, where that fails, one by one until the one
 * at fault is found. Throws a {@link DeliveryFailure} that names it.
 */
final class SubscriptionListener<T> implements BatchMessageListener<byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionListener.class);

    /** Under this key log lines carry the trace. */
    private static final String TRACE_ID = "traceId";

    private final Subscription<T> subscription;
    private final MessageDecoder<T> decoder;
    private final Duration timeout;

    /** Offsets at which a record failed last, so that the next attempt is made with that one alone. */
    private final Map<TopicPartition, Long> suspects = new ConcurrentHashMap<>();

    private record Delivery<T>(ConsumerRecord<?, ?> origin, IncomingMessage<T> message) {}

    SubscriptionListener(Subscription<T> subscription, Duration timeout) {
        this.subscription = subscription;
        this.decoder = new MessageDecoder<>(subscription.topic(), subscription.types());
        this.timeout = timeout;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Delivery<T>> readable = new ArrayList<>(records.size());
        @Nullable DeliveryFailure unreadable = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                @Nullable IncomingMessage<T> message = decoder.decode(record);
                if (message != null) {
                    readable.add(new Delivery<>(record, message));
                }
            } catch (UnreadableMessageException e) {
                unreadable = Failures.of(e, record);
                break;
            }
        }
        handle(readable);
        if (unreadable != null) {
            // Those before it have taken effect; those behind it are delivered again once it has been put aside.
            throw unreadable;
        }
    }

    /** Handles a dead letter again. Throws a {@link DeliveryFailure} if it still fails. */
    void handleAgain(ConsumerRecord<byte[], byte[]> record) {
        try {
            @Nullable IncomingMessage<T> message = decoder.decode(record);
            if (message != null) {
                handleAlone(new Delivery<>(record, message.at(DeadLetterTopic.origin(record))));
            }
        } catch (UnreadableMessageException e) {
            throw Failures.of(e, record);
        }
    }

    private void handle(List<Delivery<T>> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        Delivery<T> first = deliveries.getFirst();
        if (deliveries.size() == 1 || isSuspect(first.origin())) {
            handleAlone(first);
            handle(deliveries.subList(1, deliveries.size()));
            return;
        }
        @Nullable DeliveryFailure failure = tryAll(deliveries);
        switch (failure) {
            case null -> {}
            case DeliveryFailure.Outage outage -> throw outage;
            case DeliveryFailure.Conflict conflict -> throw conflict;
            case DeliveryFailure other -> {
                log.info(
                        "A batch of {} failed, so it is handled one by one: {}", deliveries.size(), other.getMessage());
                deliveries.forEach(this::handleAlone);
            }
        }
    }

    private @Nullable DeliveryFailure tryAll(List<Delivery<T>> deliveries) {
        try {
            run(deliveries.stream().map(Delivery::message).toList());
            return null;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return Failures.of(e, deliveries.getFirst().origin());
        }
    }

    private void handleAlone(Delivery<T> delivery) {
        ConsumerRecord<?, ?> origin = delivery.origin();
        TopicPartition partition = new TopicPartition(origin.topic(), origin.partition());
        try (var trace = trace(delivery.message().traceparent())) {
            run(List.of(delivery.message()));
            suspects.remove(partition, origin.offset());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // An error that got through would stop the container for good.
            suspects.put(partition, origin.offset());
            DeliveryFailure failure = Failures.of(e, origin);
            log.warn(
                    "Message {} at {}@{} failed: {}",
                    delivery.message().id(),
                    partition,
                    origin.offset(),
                    e.toString());
            throw failure;
        }
    }

    private boolean isSuspect(ConsumerRecord<?, ?> record) {
        return Long.valueOf(record.offset())
                .equals(suspects.get(new TopicPartition(record.topic(), record.partition())));
    }

    private void run(List<IncomingMessage<T>> messages) {
        var unused = subscription.handler().handle(messages).block(timeout);
    }

    /** Puts the trace id of a message on the log lines of this thread until it is closed. */
    static MDC.MDCCloseable trace(@Nullable String traceparent) {
        return MDC.putCloseable(TRACE_ID, Traces.traceId(traceparent));
    }
}
