package dev.stagedoor.testsupport;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets every wait of a test look at once, again after 10 ms, and then more and more seldom, up to every 100 ms. By default
 * Awaitility first looks after 100 ms: hundreds of waits for what is there already make minutes.
 */
public final class QuickWaits implements LauncherSessionListener {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(100);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(new IterativePollInterval(
                before -> before.isZero() ? FIRST : shorter(before.multipliedBy(2), LONGEST), Duration.ZERO));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
