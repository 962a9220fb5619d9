package dev.stagedoor.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AdmissionTest {
    private static final int LEAST = 10;
    private static final Duration TARGET = Duration.ofMillis(500);
    private static final Duration SPREAD = Duration.ofSeconds(4);

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Admission admission = new Admission(new AdmissionProperties(TARGET, LEAST, SPREAD), clock, meters);

    /** One who wants something, and may never be answered. */
    private final class Buyer {
        private final Sinks.One<String> answer = Sinks.one();
        private final List<String> told = new ArrayList<>();
        private final Disposable asking = admission
                .admit(answer.asMono(), () -> Mono.just("sent away"))
                .subscribe(told::add, failure -> told.add("failed"));

        private void answer() {
            answer.emitValue("answered", Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    private List<Buyer> buyers(int count) {
        List<Buyer> buyers = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            buyers.add(new Buyer());
        }
        return buyers;
    }

    private double gauge(String name) {
        return meters.get("stagedoor.booking.admission." + name).gauge().value();
    }

    @Test
    void letsTheLeastInAndSendsTheNextAway() {
        List<Buyer> buyers = buyers(LEAST);
        assertThat(admission.isFull()).isTrue();

        assertThat(new Buyer().told).containsExactly("sent away");

        assertThat(buyers).allSatisfy(buyer -> assertThat(buyer.told).isEmpty());
        assertThat(gauge("under.way")).isEqualTo(LEAST);
    }

    @Test
    void takesAnotherForEachWhoIsAnsweredOrFailsOrLeaves() {
        List<Buyer> buyers = buyers(LEAST);
        buyers.get(0).answer();
        buyers.get(1).answer.emitError(new IllegalStateException(), Sinks.EmitFailureHandler.FAIL_FAST);
        buyers.get(2).asking.dispose();
        assertThat(gauge("under.way")).isEqualTo(LEAST - 3);

        List<Buyer> next = buyers(4);

        assertThat(next.subList(0, 3))
                .allSatisfy(buyer -> assertThat(buyer.told).isEmpty());
        assertThat(next.getLast().told).containsExactly("sent away");
    }

    @Test
    void letsAsManyInAsAreAnsweredWithinTheTargetAtTheRateOfLate() {
        answer(100);
        assertThat(gauge("limit")).isEqualTo(50);
        var _ = buyers(50);
        assertThat(admission.isFull()).isTrue();
        assertThat(gauge("expected.wait")).isEqualTo(0.5);
    }

    @Test
    void takesTheBestOfTheLastTenSecondsForItsRate() {
        answer(100);
        clock.advance(Duration.ofSeconds(9));
        answer(20);
        assertThat(gauge("limit")).isEqualTo(50);
        clock.advance(Duration.ofSeconds(1));
        assertThat(gauge("limit")).isEqualTo(LEAST);
        answer(40);
        assertThat(gauge("limit")).isEqualTo(20);
        clock.advance(Duration.ofDays(-1));
        assertThat(gauge("limit")).as("a clock that was set back").isEqualTo(LEAST);
    }

    @Test
    void countsNobodyWhoFailedAsAnswered() {
        for (int n = 0; n < 100; n++) {
            new Buyer().answer.emitError(new IllegalStateException(), Sinks.EmitFailureHandler.FAIL_FAST);
        }
        assertThat(gauge("limit")).isEqualTo(LEAST);
    }

    @Test
    void spreadsThoseWhoComeAgain() {
        List<Duration> retries = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            retries.add(Objects.requireNonNull(admission.overloaded().retryAfter()));
        }
        assertThat(retries)
                .allMatch(retry -> retry.toSeconds() >= 1 && retry.toSeconds() <= 5)
                .extracting(Duration::toSeconds)
                .contains(1L, 2L, 3L, 4L);
        assertThat(meters.get("stagedoor.booking.admission.sent.away").counter().count())
                .isEqualTo(200);
    }

    private void answer(int count) {
        for (int n = 0; n < count; n++) {
            new Buyer().answer();
        }
    }
}
