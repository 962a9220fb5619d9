package dev.stagedoor.testsupport;

import dev.stagedoor.contracts.MessageType;
import dev.stagedoor.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outside of a service under test: sends it messages as another service's relay would, and reads what it published.
 */
public final class TestMessages implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<String, byte[]> producer;
    private final String bootstrapServers;

    /** A message as it stands in its topic. */
    public record Message(UUID id, String type, UUID key, JsonNode data) {}

    public TestMessages(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends {@code data} with a fresh id and waits for the broker's word. Returns the id. */
    public UUID send(Topic topic, UUID key, Record data) {
        UUID id = UUID.randomUUID();
        send(topic, key, id, data);
        return id;
    }

    /** Sends {@code data} under {@code id}: the same id twice is a duplicate delivery. */
    public void send(Topic topic, UUID key, UUID id, Record data) {
        String type = data.getClass().getAnnotation(MessageType.class).value();
        send(topic, key, id, type, JSON.writeValueAsBytes(data));
    }

    /** Erases {@code key} from a compacted topic, and waits for the broker's word. */
    public void erase(Topic topic, UUID key) {
        send(topic, key, UUID.randomUUID(), "stagedoor.erased.v1", null);
    }

    private void send(Topic topic, UUID key, UUID id, String type, byte @Nullable [] data) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic.name(), key.toString(), data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        "/stagedoor/test",
                        "ce_type",
                        type,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        key.toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (Exception e) {
            throw new AssertionError("could not send " + type, e);
        }
    }

    /**
     * Reads {@code topic} from its first record until {@code count} messages match, and fails after {@code patience}.
     */
    public List<Message> await(Topic topic, int count, Predicate<Message> matching, Duration patience) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        // The service may be about to create the topic: by default that is noticed after five minutes.
                        "metadata.max.age.ms",
                        "1000",
                        "enable.auto.commit",
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.name()));
            List<Message> found = new ArrayList<>();
            long deadline = System.nanoTime() + patience.toNanos();
            while (found.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    Message read = read(message);
                    if (matching.test(read)) {
                        found.add(read);
                    }
                }
            }
            if (found.size() < count) {
                throw new AssertionError("wanted " + count + " messages in " + topic.name() + ", found " + found);
            }
            return found;
        }
    }

    private static Message read(ConsumerRecord<String, byte[]> message) {
        return new Message(
                UUID.fromString(header(message, "ce_id")),
                header(message, "ce_type"),
                UUID.fromString(message.key()),
                message.value() == null ? JSON.nullNode() : JSON.readTree(message.value()));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
