package dev.stagedoor.chaos.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Messages that were put aside. No outage makes one, so after a day of outages there is none. */
public final class DeadLetters {
    private static final String SUFFIX = ".dlt";

    private final String bootstrapServers;

    public DeadLetters(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    List<String> found() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith(SUFFIX))
                    .toList();
            List<String> found = new ArrayList<>();
            for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
                for (var partition : topic.partitions()) {
                    TopicPartition place = new TopicPartition(topic.name(), partition.partition());
                    long letters = admin.listOffsets(Map.of(place, OffsetSpec.latest()))
                            .partitionResult(place)
                            .get()
                            .offset();
                    if (letters > 0) {
                        found.add("%d dead letters in %s".formatted(letters, place));
                    }
                }
            }
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker cannot be asked for dead letters", e.getCause());
        }
    }
}
