package dev.stagedoor.notification.mail.model;

import java.time.Duration;

/** Waits that double from one failure to the next, from {@code first} to at most {@code longest}. */
public record Backoff(Duration first, Duration longest) {
    /** Doubling beyond this many times would overflow, and no wait gets there. */
    private static final int MAX_DOUBLINGS = 30;

    /**
     * The wait after this many failures in a row.
     *
     * @param failures 1 or more
     */
    public Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
