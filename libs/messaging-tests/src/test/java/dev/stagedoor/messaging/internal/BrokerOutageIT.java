package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.RestartableBroker;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

class BrokerOutageIT {
    private final Topic topic = new Topic("test.outage", Retention.FOREVER);
    private final Topic latest = new Topic("test.outage.latest", Retention.LATEST_PER_KEY);
    private final Database database = TestInfra.database("outage");
    private final TestDatabase onlooker = new TestDatabase(database);
    private final UUID key = UUID.randomUUID();
    private final AtomicReference<TestService> running = new AtomicReference<>();

    /** How patient the clients of the broker are, and an outage that outlasts that. */
    private enum Patience {
        PRODUCTION(Map.of(), Duration.ofMinutes(1)),
        SHORT(
                Map.of(
                        "relay.request-timeout", "1s",
                        "relay.delivery-timeout", "2s",
                        "relay.ownership-interval", "200ms"),
                Duration.ofSeconds(4));

        private final Map<String, String> settings;
        private final Duration outage;

        Patience(Map<String, String> settings, Duration outage) {
            this.settings = settings;
            this.outage = outage;
        }
    }

    private TestService start(RestartableBroker broker, Patience patience) {
        TestService.Plan plan = TestService.named("outage", database, broker.bootstrapServers())
                .publishing(topic, latest)
                .following(new Subscription<>(
                        topic, Set.of(Counted.class), batch -> TestService.effects(running.get(), batch)))
                .with("partitions", 6);
        for (Map.Entry<String, String> setting : patience.settings.entrySet()) {
            plan = plan.with(setting.getKey(), setting.getValue());
        }
        TestService service = plan.start();
        running.set(service);
        service.execute("CREATE TABLE effects (message_id uuid, key uuid)");
        return service;
    }

    @ParameterizedTest
    @EnumSource
    void losesAndReordersNothing(Patience patience) {
        try (RestartableBroker broker = TestInfra.broker();
                TestService service = start(broker, patience)) {
            service.count(topic, key, 1, 50);
            await().atMost(TestService.PATIENCE).until(() -> effects() >= 10);

            broker.stop();
            service.count(topic, key, 51, 100);
            awaitTroubleFor(patience.outage, service);
            assertThat(service.bean(RelayHealth.class).health().getStatus()).isEqualTo(Status.DOWN);
            service.count(topic, key, 101, 150);
            broker.start();

            try (TopicReader reader = TopicReader.of(broker.bootstrapServers(), topic)) {
                assertThat(reader.numbersUntil(key, 150))
                        .isEqualTo(IntStream.rangeClosed(1, 150).boxed().toList());
            }
            await().atMost(TestService.PATIENCE).until(() -> effects() == 150);
            await().atMost(TestService.PATIENCE)
                    .until(() ->
                            service.bean(RelayHealth.class).health().getStatus().equals(Status.UP));
        }
    }

    @Test
    void doesNotKeepAServiceFromStarting() {
        try (RestartableBroker broker = TestInfra.broker()) {
            broker.stop();
            try (TestService service = start(broker, Patience.SHORT)) {
                service.append(List.of(OutgoingMessage.to(topic, key, new Counted(1))));
                assertThat(service.bean(RelayHealth.class).health().getStatus()).isEqualTo(Status.DOWN);

                broker.start();

                await().atMost(TestService.PATIENCE).until(() -> effects() == 1);
                Admins admins = new Admins(broker.bootstrapServers());
                assertThat(admins.partitions(topic.name())).isEqualTo(6);
                assertThat(admins.setting(topic.name(), "retention.ms")).isEqualTo("-1");
                assertThat(admins.setting(latest.name(), "cleanup.policy")).isEqualTo("compact");
                assertThat(admins.partitions(topic.name() + ".outage.dlt")).isEqualTo(1);
            }
        }
    }

    @Test
    void leavesATopicAsItIs() {
        try (RestartableBroker broker = TestInfra.broker()) {
            Admins admins = new Admins(broker.bootstrapServers());
            admins.create(topic, 3);
            try (TestService service = start(broker, Patience.SHORT)) {
                service.count(topic, key, 1, 1);
                await().atMost(TestService.PATIENCE).until(() -> effects() == 1);

                assertThat(admins.partitions(topic.name())).isEqualTo(3);
            }
        }
    }

    private static void awaitTroubleFor(Duration outage, TestService service) {
        RelayStatus status = service.bean(RelayStatus.class);
        await().atMost(outage.plus(TestService.PATIENCE))
                .until(() -> status.trouble() != null && status.oldestAge().compareTo(outage) > 0);
    }

    private long effects() {
        return onlooker.number("SELECT count(*) FROM effects");
    }
}
