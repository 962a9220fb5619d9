package dev.stagedoor.gateway.waiting.kafka;

import dev.stagedoor.gateway.waiting.WaitingRoomLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of arrivals and the clients for it. */
final class KafkaLog {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** A crowd shares its requests; nobody feels it. */
    private static final Duration LINGER = Duration.ofMillis(5);

    private final String bootstrapServers;
    private final WaitingRoomLimits.Log limits;
    private final Duration delivery;

    KafkaLog(String bootstrapServers, WaitingRoomLimits limits) {
        this.bootstrapServers = bootstrapServers;
        this.limits = limits.log();
        this.delivery = limits.joinTimeout();
    }

    String name() {
        return limits.topic();
    }

    /** Creates the topic where it is missing; one that exists is left alone. */
    void ensure() throws InterruptedException {
        NewTopic wanted = new NewTopic(limits.topic(), limits.partitions(), limits.replication())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(limits.retention().toMillis()),
                        // One clock for all gateways, and none that a gateway's could argue with.
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime"));
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG,
                MetadataRecoveryStrategy.NONE.name))) {
            var unused = admin.createTopics(List.of(wanted)).all().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(e.getCause());
            }
        } catch (TimeoutException e) {
            throw new KafkaException(e);
        }
    }

    Consumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "gateway-arrivals",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        // What the retention took away is over.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(TIMEOUT.toMillis())),
                new StringDeserializer(),
                new StringDeserializer());
    }

    Collection<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return consumer.partitionsFor(limits.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Acknowledged means kept, and nothing is kept twice. */
    Producer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "gateway-arrivals",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER.toMillis(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        delivery.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(delivery.toMillis() / 2),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(delivery.toMillis())),
                new StringSerializer(),
                new StringSerializer());
    }
}
