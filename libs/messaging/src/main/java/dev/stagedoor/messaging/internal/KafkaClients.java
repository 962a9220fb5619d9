package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.MessagingProperties.RelayLimits;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Kafka clients with the service's connection settings ({@code spring.kafka.*}) and this library's own of everything
 * else. They are no beans, so Spring Boot's stay in place for the service.
 */
final class KafkaClients implements DisposableBean {
    private final String serviceName;
    private final Map<String, Object> producerConfig;
    private final Map<String, Object> consumerConfig;
    private final Map<String, Object> adminConfig;
    private final MessagingProperties properties;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

    KafkaClients(
            String serviceName,
            ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers,
            KafkaAdmin admin,
            MessagingProperties properties) {
        this.serviceName = serviceName;
        this.producerConfig = Map.copyOf(producers.getConfigurationProperties());
        this.consumerConfig = Map.copyOf(consumers.getConfigurationProperties());
        // An admin client that finds no broker would begin anew without a pause, thousands of log lines a second (seen
        // with Kafka 4.2.1 and the broker gone). Ours live for one question and find the broker by their own address.
        Map<String, Object> admins = new HashMap<>(admin.getConfigurationProperties());
        admins.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        this.adminConfig = Map.copyOf(admins);
        this.properties = properties;
        this.producers = deadLetterProducers();
    }

    String serviceName() {
        return serviceName;
    }

    Producer<String, String> relayProducer(RelayLimits limits) {
        return BatchPublisher.producer(producerConfig, serviceName, limits);
    }

    /** Sends records as they came. */
    KafkaOperations<byte[], byte[]> deadLetterSender() {
        return new KafkaTemplate<>(producers);
    }

    Admin admin() {
        return Admin.create(adminConfig);
    }

    ConsumerFactory<byte[], byte[]> consumers() {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, serviceName);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batchSize());
        config.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.handling().sessionTimeout().toMillis()));
        // Replicas that stay keep their partitions, and go on with them, while another comes or goes.
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Consumers that hear what is said from now on. */
    ConsumerFactory<byte[], byte[]> broadcastConsumers(String group) {
        Map<String, Object> config = new HashMap<>(consumers().getConfigurationProperties());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer outside of any group, for records of which no offset is kept. */
    Consumer<byte[], byte[]> reader() {
        Map<String, Object> config = new HashMap<>(consumers().getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, serviceName + "-reader");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private DefaultKafkaProducerFactory<byte[], byte[]> deadLetterProducers() {
        int timeout = Math.toIntExact(properties.deadLetters().timeout().toMillis());
        Map<String, Object> config = new HashMap<>(producerConfig);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, serviceName + "-dead-letters");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        return new DefaultKafkaProducerFactory<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
