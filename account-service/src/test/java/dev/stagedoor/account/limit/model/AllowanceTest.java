package dev.stagedoor.account.limit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final Instant END = Instant.parse("2026-01-01T00:01:00Z");
    private static final Allowance ALLOWANCE = new Allowance(3, Duration.ofMinutes(1));

    @Test
    void letsAsManyPassAsItSays() {
        assertThat(ALLOWANCE.waitFor(3, END, END.minusSeconds(60))).isZero();
        assertThat(ALLOWANCE.waitFor(4, END, END.minusSeconds(60))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void endsTheWaitToTheTick() {
        assertThat(ALLOWANCE.waitFor(4, END, END.minusNanos(1))).isEqualTo(Duration.ofNanos(1));
        assertThat(ALLOWANCE.waitFor(4, END, END)).isZero();
        assertThat(ALLOWANCE.waitFor(4, END, END.plusNanos(1))).isZero();
    }
}
