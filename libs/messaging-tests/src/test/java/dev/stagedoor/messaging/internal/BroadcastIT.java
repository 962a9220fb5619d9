package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.Broadcast;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastIT {
    private static final String BROKER = TestInfra.bootstrapServers();

    /** The number at which an ear fails. */
    private static final int UNHEARD = 13;

    private final Topic topic = new Topic("test.broadcast." + UUID.randomUUID(), Retention.FOREVER);
    private final String name = "hears-" + UUID.randomUUID();
    private final Database database = TestInfra.database("broadcast");
    private final Queue<Integer> first = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> second = new ConcurrentLinkedQueue<>();
    private final TestService one = replica(first);
    private final TestService two = replica(second);

    private TestService replica(Queue<Integer> heard) {
        return TestService.named(name, database, BROKER)
                .publishing(topic)
                .bean("broadcast", Broadcast.class, new Broadcast<>(topic, Set.of(Counted.class), counted -> {
                    if (counted.number() == UNHEARD) {
                        throw new IllegalStateException("deaf to " + UNHEARD);
                    }
                    heard.add(counted.number());
                }))
                .start();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void isHeardByEveryReplicaWhateverThePartitionAndLeavesNothingOnTheBroker() throws Exception {
        listen();

        // Of many keys, so of both partitions.
        List<UUID> keys =
                IntStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();
        keys.forEach(key -> one.count(topic, key, UNHEARD - 1, UNHEARD + 1));

        for (Queue<Integer> heard : List.of(first, second)) {
            await().atMost(TestService.PATIENCE)
                    .untilAsserted(() -> assertThat(heard)
                            .filteredOn(number -> number == UNHEARD + 1)
                            .hasSizeGreaterThanOrEqualTo(keys.size()));
            assertThat(heard).filteredOn(number -> number == UNHEARD - 1).hasSizeGreaterThanOrEqualTo(keys.size());
            assertThat(heard).doesNotContain(UNHEARD);
        }
        assertThat(offsets()).isEmpty();
    }

    /** Both begin at the end of the log, wherever that is when they get there. */
    private void listen() {
        one.count(topic, UUID.randomUUID(), 1, 1);
        await().atMost(TestService.PATIENCE).until(() -> {
            IntStream.range(0, 5).forEach(_ -> one.count(topic, UUID.randomUUID(), 2, 2));
            return first.contains(2) && second.contains(2);
        });
    }

    private Set<TopicPartition> offsets() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER))) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group -> group.startsWith(name + ".broadcast."))
                    .toList();
            assertThat(groups).hasSize(2);
            return admin.listConsumerGroupOffsets(groups.getFirst())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet();
        }
    }
}
