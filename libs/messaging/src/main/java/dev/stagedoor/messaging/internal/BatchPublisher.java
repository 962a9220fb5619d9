package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.MessagingProperties.RelayLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends rows to the broker such that no record of a partition is written behind one that failed.
 *
 * <p>How that holds: one request is under way at a time, so while the records of a partition are on their way, its next
 * ones wait in the client. The first failure closes the producer from within its own thread, before it can pick up any
 * of those. A publisher that has failed is of no more use; the rows that it did not get acknowledged are sent again, in
 * order, by a new one. Speed does not suffer: a batch is handed over whole and flushed, so it is one request anyway.
 */
final class BatchPublisher implements AutoCloseable {
    private final Producer<String, String> producer;
    private final CloudEventHeaders headers;
    private final Duration heartbeat;

    BatchPublisher(Producer<String, String> producer, CloudEventHeaders headers, Duration heartbeat) {
        this.producer = producer;
        this.headers = headers;
        this.heartbeat = heartbeat;
    }

    /** Makes a producer from the service's Kafka settings, with those that the promises hang on fixed. */
    static Producer<String, String> producer(Map<String, Object> configured, String serviceName, RelayLimits limits) {
        Map<String, Object> config = new HashMap<>(configured);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, serviceName + "-relay");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        // A batch is flushed as soon as it is handed over; until then it gathers, whatever the sender's thread is
        // doing.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 100);
        // Room for a whole batch of rows of one hot key in one request.
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(limits.requestTimeout()));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(limits.deliveryTimeout()));
        // The relay cannot beat its heart while it waits for metadata, so less than its session timeout.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(limits.requestTimeout()));
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, millis(limits.maxBackoff()));
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /**
     * Sends {@code rows} in their order and waits until each is acknowledged or given up.
     *
     * @param onHeartbeat called now and then while waiting; what it throws ends the wait
     */
    Flight publish(List<OutboxRow> rows, Runnable onHeartbeat) throws InterruptedException {
        Flight flight = new Flight(rows, this::abort);
        for (int place = 0; place < rows.size(); place++) {
            // Behind a record that could not even be handed over nothing may follow.
            if (flight.failure() != null) {
                flight.neverSent(place);
                break;
            }
            send(rows.get(place), place, flight);
        }
        // The flush returns when all has landed, which is waited for here where the heart can go on beating.
        var flush = Thread.ofVirtual().name("outbox-flush").start(this::flush);
        while (!flight.awaitLanding(heartbeat.toNanos(), TimeUnit.NANOSECONDS)) {
            onHeartbeat.run();
        }
        flush.join();
        return flight;
    }

    private void send(OutboxRow row, int place, Flight flight) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(row.topic(), row.key().toString(), row.data());
        headers.write(row, message.headers());
        try {
            var unused = producer.send(message, (metadata, failure) -> flight.landed(place, failure));
        } catch (KafkaException | IllegalStateException e) {
            flight.refused(place, e);
        }
    }

    private void flush() {
        try {
            producer.flush();
        } catch (KafkaException | IllegalStateException e) {
            // Each record tells its own outcome; a closed producer has told it already.
        }
    }

    /** Gives up all that is under way, at once and from any thread. */
    void abort() {
        producer.close(Duration.ZERO);
    }

    @Override
    public void close() {
        abort();
    }
}
