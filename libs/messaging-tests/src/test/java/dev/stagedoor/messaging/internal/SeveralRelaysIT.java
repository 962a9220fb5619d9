package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SeveralRelaysIT {
    private static final String BROKER = TestInfra.bootstrapServers();
    private static final int KEYS = 16;
    private static final int MESSAGES_PER_KEY = 640;
    private static final int PER_TRANSACTION = 10;

    private final Topic topic = new Topic("test.relays." + UUID.randomUUID(), Retention.FOREVER);
    private final Database database = TestInfra.database("relays");
    private final TestDatabase onlooker = new TestDatabase(database);

    private TestService process() {
        return TestService.named("relays-" + topic.name(), database, BROKER)
                .publishing(topic)
                .start();
    }

    @Test
    void shareTheStripesAndTakeOverThoseOfTheDead() {
        try (TestService first = process()) {
            await().atMost(TestService.PATIENCE).until(() -> stripesByOwner().equals(List.of(8L)));
            try (TestService second = process()) {
                await().atMost(TestService.PATIENCE)
                        .until(() -> stripesByOwner().equals(List.of(4L, 4L)));
                try (TestService third = process()) {
                    await().atMost(TestService.PATIENCE)
                            .until(() -> stripesByOwner().equals(List.of(2L, 3L, 3L)));
                }
                await().atMost(TestService.PATIENCE)
                        .until(() -> stripesByOwner().equals(List.of(4L, 4L)));
                onlooker.killRelay(onlooker.owners().getFirst());
                await().atMost(TestService.PATIENCE)
                        .until(() -> stripesByOwner().equals(List.of(4L, 4L)));
            }
            await().atMost(TestService.PATIENCE).until(() -> stripesByOwner().equals(List.of(8L)));
        }
    }

    @Test
    void keepTheOrderOfEachKeyWhileStripesChangeHands() {
        List<UUID> keys =
                IntStream.range(0, KEYS).mapToObj(key -> UUID.randomUUID()).toList();
        try (TestService first = process();
                TestService second = process();
                TopicReader reader = TopicReader.of(BROKER, topic)) {
            List<TestService> processes = List.of(first, second);
            CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> appendAll(keys, processes));

            int takeovers = 0;
            while (!appending.isDone() || takeovers < 3) {
                await().atMost(TestService.PATIENCE)
                        .until(() -> onlooker.owners().size() == Stripes.COUNT);
                onlooker.killRelays();
                takeovers++;
            }
            appending.join();

            List<ConsumerRecord<String, String>> records = reader.readUntil(all -> all.stream()
                            .map(record -> TopicReader.header(record, "ce_id"))
                            .distinct()
                            .count()
                    == KEYS * MESSAGES_PER_KEY);
            for (UUID key : keys) {
                assertThat(TopicReader.numbers(records, key))
                        .as("numbers of a key at their first delivery")
                        .isEqualTo(IntStream.rangeClosed(1, MESSAGES_PER_KEY)
                                .boxed()
                                .toList());
            }
            await().atMost(TestService.PATIENCE).until(() -> onlooker.waiting() == 0);
        }
    }

    @Test
    void tellEachOtherOfRowsButNotThemselves() {
        try (TestService service = process()) {
            ConnectionFactory connections = service.bean(ConnectionFactory.class);
            var limits = service.bean(MessagingProperties.class).relay();
            AtomicInteger heardByFirst = new AtomicInteger();
            AtomicInteger heardBySecond = new AtomicInteger();
            try (RelaySession first = RelaySession.open(connections, limits, rows(heardByFirst), () -> {});
                    RelaySession second = RelaySession.open(connections, limits, rows(heardBySecond), () -> {})) {
                first.notifyOthers();
                await().atMost(TestService.PATIENCE)
                        .untilAtomic(heardBySecond, value -> assertThat(value).isEqualTo(1));
                second.notifyOthers();
                await().atMost(TestService.PATIENCE)
                        .untilAtomic(heardByFirst, value -> assertThat(value).isEqualTo(1));
                assertThat(heardBySecond).as("its own word").hasValue(1);
            }
        }
    }

    private static Consumer<Notification> rows(AtomicInteger heard) {
        return notification -> {
            if (notification.getName().equals("stagedoor_outbox")) {
                heard.incrementAndGet();
            }
        };
    }

    /** Each key by one process, its next transaction begun when the last one is committed. */
    private void appendAll(List<UUID> keys, List<TestService> processes) {
        var unused = Race.run(keys.size(), contender -> {
            TestService process = processes.get(contender % processes.size());
            for (int first = 1; first <= MESSAGES_PER_KEY; first += PER_TRANSACTION) {
                process.append(IntStream.range(first, first + PER_TRANSACTION)
                        .mapToObj(number -> OutgoingMessage.to(topic, keys.get(contender), new Counted(number)))
                        .toList());
            }
            return contender;
        });
    }

    /** How many stripes each owner has, fewest first. */
    private List<Long> stripesByOwner() {
        Map<Long, Long> counts =
                onlooker.owners().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.values().stream().sorted().toList();
    }
}
