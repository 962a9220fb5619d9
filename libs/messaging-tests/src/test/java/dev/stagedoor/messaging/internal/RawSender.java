package dev.stagedoor.messaging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.contracts.Topic;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to a topic what a relay would not: duplicates, strangers' records, broken data. */
final class RawSender implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final Topic topic;

    /** A record to send. */
    record Raw(Map<String, String> headers, String value) {}

    RawSender(String bootstrapServers, Topic topic) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new StringSerializer());
        this.topic = topic;
    }

    Raw counted(UUID id, UUID key, String json) {
        return new Raw(
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_type", "stagedoor.test.counted.v1",
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_subject", key.toString()),
                json);
    }

    void send(UUID key, Raw raw) {
        send(key, raw.headers(), raw.value());
    }

    void send(UUID key, Map<String, String> headers, String value) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic.name(), key.toString(), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try {
            var unused = producer.send(record).get(TestService.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
