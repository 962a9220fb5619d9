package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged.Pool;
import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.testsupport.MutableClock;
import dev.stagedoor.testsupport.StagedoorIT;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Many who watch, some of whom do not read. Nothing is told for want of anything new: it is heard of, or not at all. */
@StagedoorIT(
        service = "event-service",
        database = "event",
        properties = {"stagedoor.live.keep-alive=1h", "stagedoor.live.pause=5ms"})
@Import(LiveCrowdIT.Time.class)
class LiveCrowdIT extends EventServiceIT {
    private static final int CROWD = 50;
    /** So many ticket types that a few changes are more than the buffers of a connection hold. */
    private static final int MANY_TYPES = 50;

    private static final int CHANGES = 60;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MutableClock mutableClock() {
            return MutableClock.at(Clock.systemUTC().instant());
        }
    }

    @Autowired
    MutableClock clock;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Environment environment;

    @Test
    void isToldOfEachChangeInBytesThatAreMadeOnce() {
        UUID id = published(CROWD);
        double before = meters.counter("stagedoor.live.changes").count();
        List<Spectator> crowd =
                IntStream.range(0, CROWD).mapToObj(_ -> Spectator.at(port, id)).toList();
        try {
            crowd.forEach(spectator -> spectator.awaits(CROWD));

            for (int left = CROWD - 1; left >= CROWD - 5; left--) {
                tell(id, left);
                int now = left;
                crowd.forEach(spectator -> spectator.awaits(now));
            }

            assertThat(meters.counter("stagedoor.live.changes").count() - before)
                    .as("the counts at the beginning and five changes, whoever watches")
                    .isEqualTo(6);
            assertThat(crowd)
                    .allSatisfy(spectator -> assertThat(spectator.told()).isEqualTo(6));
        } finally {
            crowd.forEach(Spectator::close);
        }
    }

    @Test
    void isToldByEveryReplicaWhicheverStoresTheChange() {
        // So many that each replica follows the partition of some.
        List<UUID> events = Stream.generate(() -> published(100)).limit(8).toList();
        try (ConfigurableApplicationContext other = anotherReplica()) {
            int otherPort = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
            for (UUID event : events) {
                try (Spectator here = Spectator.at(port, event);
                        Spectator there = Spectator.at(otherPort, event)) {
                    here.awaits(100);
                    there.awaits(100);
                    // It hears what is said from when it listens; that is known once it has heard something.
                    int[] left = {90};
                    await().atMost(PATIENCE).until(() -> {
                        tell(event, left[0]--);
                        return here.hasSeenBelow(100) && there.hasSeenBelow(100);
                    });

                    tell(event, 1);

                    here.awaits(1);
                    there.awaits(1);
                }
            }
        }
    }

    private ConfigurableApplicationContext anotherReplica() {
        String[] same = Stream.of(
                        "stagedoor.database.host",
                        "stagedoor.database.port",
                        "stagedoor.database.name",
                        "stagedoor.database.user",
                        "stagedoor.database.password",
                        "stagedoor.kafka.bootstrap-servers",
                        "stagedoor.security.jwks-uri",
                        "stagedoor.live.keep-alive")
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name))
                .toArray(String[]::new);
        return StagedoorService.builder(EventServiceApplication.class, "event-service")
                .properties("server.port=0", "spring.jmx.enabled=false")
                .run(same);
    }

    @Test
    void passesOverWhatASlowReaderDoesNotTake() throws IOException {
        UUID id = huge();
        try (SlowSpectator slow = SlowSpectator.at(port, id);
                Spectator quick = Spectator.at(port, id)) {
            quick.awaits(MANY_TYPES * 1000);
            for (int change = 1; change <= CHANGES; change++) {
                tellAll(id, 1000 - change);
                // Nobody waits for the slow one.
                quick.awaits(MANY_TYPES * (1000 - change));
            }

            slow.startsReading();
            int[] left = {500};
            await().atMost(PATIENCE).until(() -> {
                tellAll(id, left[0]--);
                return slow.hasSeenBelow(MANY_TYPES * 501);
            });

            assertThat(slow.told())
                    .as("the newest, and what was in the buffers")
                    .isLessThan(CHANGES / 2);
            assertThat(meters.counter("stagedoor.live.cut.off").count()).isZero();
        }
    }

    @Test
    void cutsOffAReaderThatTakesNothing() throws IOException {
        UUID id = huge();
        double before = meters.counter("stagedoor.live.cut.off").count();
        try (SlowSpectator stuck = SlowSpectator.at(port, id);
                Spectator quick = Spectator.at(port, id)) {
            quick.awaits(MANY_TYPES * 1000);

            int[] left = {999};
            await().atMost(PATIENCE).until(() -> {
                tellAll(id, left[0]);
                quick.awaits(MANY_TYPES * left[0]--);
                clock.advance(Duration.ofSeconds(1));
                return meters.counter("stagedoor.live.cut.off").count() > before;
            });

            stuck.startsReading();
            await().atMost(PATIENCE).until(stuck::hasEnded);
            tellAll(id, 1);
            quick.awaits(MANY_TYPES);
        }
    }

    private UUID huge() {
        Object[] types = IntStream.range(0, MANY_TYPES)
                .mapToObj(n -> type("Row " + n + " of the upper circle, left of the pillar".repeat(2), 1000))
                .toArray();
        UUID id = post("/api/events", event("Opera", types)).expect(201).id();
        post("/api/events/" + id + "/publish", "").expect(200);
        return id;
    }

    private void tell(UUID event, int left) {
        tell(event, List.of(new Pool(typeOf(event), 100, 0, 100 - left, left, 0, version++, false)));
    }

    private void tellAll(UUID event, int left) {
        List<Pool> pools = get("/api/events/" + event)
                .body()
                .get("ticketTypes")
                .valueStream()
                .map(type -> UUID.fromString(type.get("id").asString()))
                .map(type -> new Pool(type, 1000, 0, 1000 - left, left, 0, version++, false))
                .toList();
        tell(event, pools);
    }

    private long version = 1;

    private void tell(UUID event, List<Pool> pools) {
        var unused = messages.send(Topics.INVENTORY, event, new PoolsChanged(event, pools, Instant.EPOCH));
    }
}
