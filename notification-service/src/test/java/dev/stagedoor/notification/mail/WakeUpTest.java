package dev.stagedoor.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WakeUpTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final WakeUp wakeUp = new WakeUp();

    @Test
    void wakesOneWithEachCall() {
        var one = asleepSince(wakeUp.last());
        var other = asleepSince(wakeUp.last());
        assertThat(one).isNotDone();

        wakeUp.call();
        assertThat(one).isCompleted();
        assertThat(other).isNotDone();

        wakeUp.call();
        assertThat(other).isCompleted();
    }

    @Test
    void losesNoCallThatComesWhileNobodySleeps() {
        long seen = wakeUp.last();
        wakeUp.call();

        assertThat(asleepSince(seen)).isCompleted();
        assertThat(asleepSince(wakeUp.last())).isNotDone();
    }

    @Test
    void letsNobodySleepForLongerThanTheyWanted() {
        wakeUp.after(wakeUp.last(), Duration.ofMillis(1)).block(Duration.ofMinutes(1));
    }

    @Test
    void passesOverWhoIsUpAgain() {
        var gone = asleepSince(wakeUp.last());
        var still = asleepSince(wakeUp.last());
        gone.cancel(true);

        wakeUp.call();

        assertThat(still).isCompleted();
    }

    private CompletableFuture<@Nullable Void> asleepSince(long seen) {
        return wakeUp.after(seen, LONG).toFuture();
    }
}
