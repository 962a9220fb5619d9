package dev.stagedoor.chaos.fault;

import dev.stagedoor.chaos.fault.Fault.Order;
import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records that are on the log there once more, as a relay does that crashed before it could delete them. */
final class Repeater {
    private static final List<String> TOPICS = Stream.of(
                    Topics.CATALOGUE, Topics.BOOKINGS, Topics.INVENTORY, Topics.TICKETS)
            .map(Topic::name)
            .toList();

    /** How far back a partition is repeated. */
    private static final int RECENT = 100;

    private static final Duration POLL = Duration.ofMillis(100);

    /** So that no copy is copied. */
    private static final String COPY = "chaos-copy";

    private final Map<String, Object> clients;
    private final Order order;
    private final Random random;
    private final Thread thread;
    private volatile boolean ended;

    private Repeater(String bootstrapServers, Order order, long seed) {
        this.clients = Map.of("bootstrap.servers", bootstrapServers);
        this.order = order;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().name("repeater").start(this::run);
    }

    static Repeater start(String bootstrapServers, Order order, long seed) {
        return new Repeater(bootstrapServers, order, seed);
    }

    private void run() {
        try (var consumer = new KafkaConsumer<>(clients, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer())) {
            seekBack(consumer);
            List<ConsumerRecord<byte[], byte[]>> late = new ArrayList<>();
            while (!ended) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.headers().lastHeader(COPY) != null) {
                        continue;
                    }
                    if (order == Order.AT_ONCE) {
                        var _ = producer.send(copy(record));
                    } else {
                        late.add(record);
                    }
                }
            }
            Collections.shuffle(late, random);
            for (ConsumerRecord<byte[], byte[]> record : late) {
                var _ = producer.send(copy(record));
            }
            producer.flush();
        }
    }

    private static void seekBack(KafkaConsumer<?, ?> consumer) {
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - RECENT)));
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), record.value(), record.headers());
        copy.headers().add(COPY, "1".getBytes(StandardCharsets.US_ASCII));
        return copy;
    }

    void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
