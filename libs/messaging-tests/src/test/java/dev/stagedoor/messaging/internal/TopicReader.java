package dev.stagedoor.messaging.internal;

import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Reads a topic from its first record, as any follower may. */
final class TopicReader implements AutoCloseable {
    private static final JsonMapper JSON = MessageJson.mapper();

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    TopicReader(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = partitionsOnceCreated(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private List<TopicPartition> partitionsOnceCreated(String topic) {
        return await().atMost(TestService.PATIENCE)
                .until(
                        () -> consumer.partitionsFor(topic, TestService.PATIENCE).stream()
                                .map(info -> new TopicPartition(info.topic(), info.partition()))
                                .toList(),
                        partitions -> !partitions.isEmpty());
    }

    static TopicReader of(String bootstrapServers, Topic topic) {
        return new TopicReader(bootstrapServers, topic.name());
    }

    /** Reads on until what was read satisfies {@code enough}; fails if it never does. */
    List<ConsumerRecord<String, String>> readUntil(Predicate<List<ConsumerRecord<String, String>>> enough) {
        long deadline = System.nanoTime() + TestService.PATIENCE.toNanos();
        while (!enough.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not enough records after " + seen.size());
            }
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        return List.copyOf(seen);
    }

    List<ConsumerRecord<String, String>> read(int count) {
        return readUntil(records -> records.size() >= count);
    }

    /** Reads until {@code key} has {@code last}, and returns its numbers, each at its first delivery. */
    List<Integer> numbersUntil(UUID key, int last) {
        return numbers(
                readUntil(records -> records.stream()
                        .anyMatch(record -> record.key().equals(key.toString()) && number(record) == last)),
                key);
    }

    static List<Integer> numbers(List<ConsumerRecord<String, String>> records, UUID key) {
        return records.stream()
                .filter(record -> record.key().equals(key.toString()))
                .map(TopicReader::number)
                .distinct()
                .toList();
    }

    static int number(ConsumerRecord<String, String> record) {
        return JSON.readValue(record.value(), Counted.class).number();
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return Objects.requireNonNull(CloudEventHeaders.read(record.headers(), name), name);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
