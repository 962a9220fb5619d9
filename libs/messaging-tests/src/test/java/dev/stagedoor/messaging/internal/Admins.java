package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** What an operator does to the topics of a broker. */
final class Admins {
    private final String bootstrapServers;

    Admins(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void create(Topic topic, int partitions) {
        try (Admin admin = admin()) {
            get(admin.createTopics(List.of(new NewTopic(topic.name(), partitions, (short) 1)))
                    .all());
        }
    }

    boolean has(String topic) {
        try (Admin admin = admin()) {
            return get(admin.listTopics().names()).contains(topic);
        }
    }

    void delete(String topic) {
        try (Admin admin = admin()) {
            get(admin.deleteTopics(List.of(topic)).all());
        }
    }

    int partitions(String topic) {
        try (Admin admin = admin()) {
            return Objects.requireNonNull(
                            get(admin.describeTopics(List.of(topic)).allTopicNames())
                                    .get(topic))
                    .partitions()
                    .size();
        }
    }

    String setting(String topic, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            Config config = Objects.requireNonNull(
                    get(admin.describeConfigs(List.of(resource)).all()).get(resource));
            return config.get(name).value();
        }
    }

    void set(String topic, String name, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
        try (Admin admin = admin()) {
            get(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TestService.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
