package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.RestartablePostgres;
import dev.stagedoor.testsupport.TestInfra;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DatabaseOutageIT {
    private static final String BROKER = TestInfra.bootstrapServers();

    private final Topic topic = new Topic("test.dbdown." + UUID.randomUUID(), Retention.FOREVER);
    private final String name = "dbdown-" + UUID.randomUUID();
    private final UUID key = UUID.randomUUID();
    private final AtomicReference<TestService> follower = new AtomicReference<>();
    private final AtomicInteger failed = new AtomicInteger();

    @Test
    void isWaitedOutAndMakesNoDeadLetters() {
        try (RestartablePostgres postgres = TestInfra.postgres();
                TestService publisher = TestService.named(name + "-publisher", TestInfra.database("publisher"), BROKER)
                        .publishing(topic)
                        .start()) {
            Database database = postgres.create("follower");
            try (TestService service = start(database)) {
                publisher.count(topic, key, 1, 5);
                awaitEffects(database, 5);

                postgres.stop();
                publisher.count(topic, key, 6, 20);
                // More often than a message may fail by itself.
                await().atMost(TestService.PATIENCE)
                        .untilAtomic(failed, count -> assertThat(count).isGreaterThan(6));
                postgres.start();

                awaitEffects(database, 20);
                assertThat(service.bean(DeadLettersEndpoint.class).waiting().block(TestService.PATIENCE))
                        .containsEntry(topic.name(), 0L);
            }
        }
    }

    @Test
    void ofThePublisherLosesNothing() {
        try (RestartablePostgres postgres = TestInfra.postgres()) {
            Database database = postgres.create("publisher");
            try (TestService publisher = TestService.named(name, database, BROKER)
                            .publishing(topic)
                            .start();
                    TopicReader reader = TopicReader.of(BROKER, topic)) {
                publisher.count(topic, key, 1, 20);
                postgres.stop();
                await().atMost(TestService.PATIENCE)
                        .until(() -> publisher.bean(RelayStatus.class).trouble() != null);
                postgres.start();

                // The pool still holds connections that broke, and gives each of them out once.
                await().atMost(TestService.PATIENCE)
                        .ignoreExceptions()
                        .untilAsserted(() -> publisher.count(topic, key, 21, 40));

                assertThat(reader.numbersUntil(key, 40))
                        .isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
            }
        }
    }

    private TestService start(Database database) {
        TestService service = TestService.named(name, database, BROKER)
                .following(new Subscription<>(topic, Set.of(Counted.class), this::handle))
                .with("max-attempts", 2)
                .start();
        follower.set(service);
        service.execute("CREATE TABLE effects (message_id uuid, key uuid)");
        return service;
    }

    private Mono<Void> handle(List<IncomingMessage<Counted>> batch) {
        return TestService.effects(follower.get(), batch).doOnError(e -> failed.incrementAndGet());
    }

    private static void awaitEffects(Database database, int count) {
        TestDatabase onlooker = new TestDatabase(database);
        await().atMost(TestService.PATIENCE).until(() -> onlooker.number("SELECT count(*) FROM effects") == count);
    }
}
