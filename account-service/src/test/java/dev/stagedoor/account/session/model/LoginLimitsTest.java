package dev.stagedoor.account.session.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.account.session.model.LoginLimits.Failures;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final LoginLimits LIMITS = new LoginLimits(
            new LoginLimits.PerAccount(5, Duration.ofSeconds(10), Duration.ofMinutes(15)),
            new LoginLimits.PerAddress(100, Duration.ofMinutes(1)),
            Duration.ofHours(1));

    private static Duration waitOf(int ofAccount, int ofAddress, Duration later) {
        return LIMITS.waitFor(
                new Failures(ofAccount, START, START), new Failures(ofAddress, START, START), START.plus(later));
    }

    @Test
    void letsTheFirstFailuresPass() {
        assertThat(LIMITS.waitFor(Failures.NONE, Failures.NONE, START)).isZero();
        assertThat(waitOf(4, 99, Duration.ZERO)).isZero();
    }

    @Test
    void makesAnAccountWaitTwiceAsLongWithEachFurtherFailure() {
        assertThat(waitOf(5, 0, Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
        assertThat(waitOf(6, 0, Duration.ZERO)).isEqualTo(Duration.ofSeconds(20));
        assertThat(waitOf(11, 0, Duration.ZERO)).isEqualTo(Duration.ofSeconds(640));
        assertThat(waitOf(12, 0, Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
        assertThat(waitOf(Integer.MAX_VALUE, 0, Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void endsTheWaitToTheTick() {
        assertThat(waitOf(5, 0, Duration.ofSeconds(10).minusNanos(1))).isEqualTo(Duration.ofNanos(1));
        assertThat(waitOf(5, 0, Duration.ofSeconds(10))).isZero();
    }

    @Test
    void makesAnAddressWaitForTheEndOfItsWindow() {
        assertThat(waitOf(0, 100, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(waitOf(0, 100, Duration.ofMinutes(1))).isZero();
    }

    @Test
    void takesTheLongerWait() {
        assertThat(waitOf(5, 100, Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
    }
}
