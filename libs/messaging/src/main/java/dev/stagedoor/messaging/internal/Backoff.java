package dev.stagedoor.messaging.internal;

import java.time.Duration;

/** Waits that double from one failure to the next, up to a limit. For one thread. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(50);

    private final Duration longest;
    private Duration next = FIRST;

    Backoff(Duration longest) {
        this.longest = longest;
    }

    Duration next() {
        Duration current = next.compareTo(longest) < 0 ? next : longest;
        next = current.multipliedBy(2);
        return current;
    }

    void reset() {
        next = FIRST;
    }
}
