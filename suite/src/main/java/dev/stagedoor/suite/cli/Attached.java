package dev.stagedoor.suite.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The end of a suite that runs in the foreground. */
final class Attached {
    /** As {@code down} waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Attached() {}

    /** Ends it and waits for that: the prompt should not come back before the suite is gone. */
    static void end(Process process) {
        // Ctrl-C reaches both processes; a signal to this one alone has to be passed on.
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
