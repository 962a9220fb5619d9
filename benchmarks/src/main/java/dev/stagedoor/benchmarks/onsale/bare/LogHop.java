package dev.stagedoor.benchmarks.onsale.bare;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One record through the suite's broker: on disk there, and in the hands of a consumer when it returns. */
public final class LogHop implements Part, AutoCloseable {
    private static final String TOPIC = "onsale.bare";
    private static final int RECORD_BYTES = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NEVER_MANY = 16;

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BlockingQueue<Long> arrived = new ArrayBlockingQueue<>(NEVER_MANY);
    private final Thread reader;
    private long sent;

    private LogHop(KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer) {
        this.producer = producer;
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().name("log-hop").daemon().start(this::read);
    }

    /** On a topic of its own with one partition. */
    public static LogHop through(String bootstrapServers)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        return new LogHop(producer, consumer);
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(PATIENCE)) {
                    arrived.add(ByteBuffer.wrap(each.value()).getLong());
                }
            }
        } catch (WakeupException _) {
            // Closed.
        }
    }

    @Override
    public void once() throws InterruptedException, TimeoutException, ExecutionException {
        sent++;
        byte[] value = ByteBuffer.allocate(RECORD_BYTES).putLong(sent).array();
        var acknowledged = producer.send(new ProducerRecord<>(TOPIC, value));
        Long number = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (number == null || number != sent) {
            throw new TimeoutException("record " + sent + " did not come, but " + number);
        }
        var _ = acknowledged.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join();
        producer.close();
    }
}
