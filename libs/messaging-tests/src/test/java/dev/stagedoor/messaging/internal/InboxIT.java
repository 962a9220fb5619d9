package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.MutableClock;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class InboxIT {
    private static final MutableClock CLOCK = MutableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Database DATABASE = TestInfra.database("inbox");
    private static TestService service = TestService.named("inbox", DATABASE, TestInfra.bootstrapServers())
            .bean("clock", Clock.class, CLOCK)
            .with("inbox.purge-batch", 2)
            .start();

    private final UUID id = UUID.randomUUID();
    private final AtomicInteger ran = new AtomicInteger();

    @BeforeAll
    static void makeEffects() {
        service.execute("CREATE TABLE effects (message_id uuid, key uuid)");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void letsAMessageTakeEffectOnce() {
        assertThat(once(id)).isTrue();
        assertThat(once(id)).isFalse();
        assertThat(ran).hasValue(1);
    }

    @Test
    void letsAMessageTakeEffectOnceInARace() {
        List<Boolean> outcomes = Race.run(20, contender -> once(id));

        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(ran).hasValue(1);
    }

    @Test
    void forgetsAMessageWhoseWorkFailed() {
        Mono<Void> failing = Mono.error(new IllegalArgumentException("no"));
        assertThatThrownBy(() -> service.inbox().once(id, failing).block(TestService.PATIENCE))
                .hasMessage("no");

        assertThat(once(id)).isTrue();
    }

    @Test
    void takesTheMarkBackWithTheCallersTransaction() {
        Mono<Void> broken =
                service.inbox().once(id, work()).then(Mono.error(new IllegalArgumentException("after the work")));
        assertThatThrownBy(() -> broken.as(service.transaction()::transactional).block(TestService.PATIENCE))
                .hasMessage("after the work");

        assertThat(once(id)).isTrue();
        assertThat(ran).hasValue(2);
    }

    @Test
    void passesOnThoseOfABatchThatAreNewEachOnceAndInOrder() {
        IncomingMessage<Counted> known = message();
        IncomingMessage<Counted> first = message();
        IncomingMessage<Counted> second = message();
        assertThat(once(known.id())).isTrue();
        List<List<IncomingMessage<Counted>>> handed = new ArrayList<>();

        service.inbox()
                .once(List.of(second, known, first, second, first), fresh -> Mono.fromRunnable(() -> handed.add(fresh)))
                .block(TestService.PATIENCE);

        assertThat(handed).containsExactly(List.of(second, first));
    }

    @Test
    void doesNothingWithABatchOfWhichNothingIsNew() {
        IncomingMessage<Counted> known = message();
        assertThat(once(known.id())).isTrue();

        service.inbox().once(List.of(known, known), fresh -> work()).block(TestService.PATIENCE);

        assertThat(ran).hasValue(1);
    }

    @Test
    void takesEachMessageOfOverlappingBatchesOnceWithoutADeadlock() {
        List<IncomingMessage<Counted>> messages =
                java.util.stream.Stream.generate(InboxIT::message).limit(50).toList();

        var unused = Race.run(8, contender -> {
            List<IncomingMessage<Counted>> mine = contender % 2 == 0 ? messages : messages.reversed();
            service.inbox()
                    .once(mine, fresh -> Mono.fromRunnable(() -> ran.addAndGet(fresh.size())))
                    .block(TestService.PATIENCE);
            return contender;
        });

        assertThat(ran).hasValue(50);
    }

    @Test
    void forgetsAMarkOnceItsTimeHasPassedAndNotBefore() {
        for (int mark = 0; mark < 5; mark++) {
            assertThat(once(UUID.randomUUID())).isTrue();
        }
        assertThat(once(id)).isTrue();
        InboxPurge purge = service.bean(InboxPurge.class);

        CLOCK.advance(Duration.ofDays(30));
        assertThat(purge.purge().block(TestService.PATIENCE)).as("at the limit").isZero();
        assertThat(once(id)).isFalse();
        CLOCK.advance(Duration.ofMillis(1));
        assertThat(purge.purge().block(TestService.PATIENCE)).isGreaterThanOrEqualTo(6);

        assertThat(once(id)).isTrue();
    }

    private boolean once(UUID message) {
        return Boolean.TRUE.equals(service.inbox().once(message, work()).block(TestService.PATIENCE));
    }

    private Mono<Void> work() {
        return Mono.fromRunnable(ran::incrementAndGet);
    }

    private static IncomingMessage<Counted> message() {
        return new IncomingMessage<>(UUID.randomUUID(), UUID.randomUUID(), CLOCK.instant(), new Counted(1), null);
    }
}
