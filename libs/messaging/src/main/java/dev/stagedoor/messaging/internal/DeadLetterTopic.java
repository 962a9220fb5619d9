package dev.stagedoor.messaging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.messaging.IncomingMessage.Position;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * The topics {@code <topic>.<service>.dlt}. A dead letter is the record as it came, with these headers: {@code
 * dlt_reason} (text), {@code dlt_kind}, {@code dlt_topic}, {@code dlt_partition}, {@code dlt_offset}, {@code
 * dlt_attempts} and {@code dlt_time}.
 */
final class DeadLetterTopic {
    static final String REASON = "dlt_reason";
    static final String KIND = "dlt_kind";
    static final String TOPIC = "dlt_topic";
    static final String PARTITION = "dlt_partition";
    static final String OFFSET = "dlt_offset";
    static final String ATTEMPTS = "dlt_attempts";
    static final String TIME = "dlt_time";

    private static final Logger log = LoggerFactory.getLogger(DeadLetterTopic.class);

    private final String serviceName;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final Clock clock;
    private final Duration timeout;
    private final MessagingMetrics metrics;

    DeadLetterTopic(
            String serviceName,
            KafkaOperations<byte[], byte[]> kafka,
            Clock clock,
            Duration timeout,
            MessagingMetrics metrics) {
        this.serviceName = serviceName;
        this.kafka = kafka;
        this.clock = clock;
        this.timeout = timeout;
        this.metrics = metrics;
    }

    static String nameFor(Topic topic, String serviceName) {
        return topic.name() + "." + serviceName + ".dlt";
    }

    String nameFor(Topic topic) {
        return nameFor(topic, serviceName);
    }

    /**
     * Puts {@code record} aside. Throws if the broker has not acknowledged it, so that it is delivered again instead of
     * being lost.
     *
     * @param topic where the message came from at first
     * @param attempts how often it was tried, replays included
     */
    void put(String topic, ConsumerRecord<byte[], byte[]> record, DeliveryFailure failure, int attempts) {
        DeadLetterReason reason =
                failure instanceof DeliveryFailure.Unreadable ? DeadLetterReason.UNREADABLE : DeadLetterReason.REFUSED;
        Headers headers = new RecordHeaders(record.headers().toArray());
        keep(headers, TOPIC, topic);
        keep(headers, PARTITION, String.valueOf(record.partition()));
        keep(headers, OFFSET, String.valueOf(record.offset()));
        replace(headers, REASON, Failures.text(failure));
        replace(headers, KIND, reason.tag());
        replace(headers, ATTEMPTS, String.valueOf(attempts));
        replace(headers, TIME, clock.instant().toString());
        send(new ProducerRecord<>(topic + "." + serviceName + ".dlt", 0, record.key(), record.value(), headers));
        metrics.deadLetter(topic, reason);
        tell(topic, record, failure, attempts);
    }

    private static void tell(String topic, ConsumerRecord<?, ?> record, DeliveryFailure failure, int attempts) {
        String traceparent = CloudEventHeaders.read(record.headers(), CloudEventHeaders.TRACEPARENT);
        try (var trace = SubscriptionListener.trace(traceparent)) {
            log.error(
                    "Message {} of {} was put aside after {} attempts",
                    CloudEventHeaders.read(record.headers(), CloudEventHeaders.ID),
                    topic,
                    attempts,
                    failure.getCause());
        }
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            var unused = kafka.send(letter).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while putting a message aside", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The broker did not take a dead letter", e);
        }
    }

    /** Where a dead letter stood before it was put aside; null if it does not say. */
    static @Nullable Position origin(ConsumerRecord<?, ?> letter) {
        String partition = CloudEventHeaders.read(letter.headers(), PARTITION);
        String offset = CloudEventHeaders.read(letter.headers(), OFFSET);
        return partition == null || offset == null
                ? null
                : new Position(Integer.parseInt(partition), Long.parseLong(offset));
    }

    /** What a first dead letter says of its origin stays when it fails again. */
    private static void keep(Headers headers, String name, String value) {
        if (headers.lastHeader(name) == null) {
            var unused = headers.add(name, value.getBytes(UTF_8));
        }
    }

    private static void replace(Headers headers, String name, String value) {
        var unused = headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
