package dev.stagedoor.account.limit.model;

import java.time.Duration;
import java.time.Instant;

/** So many times in a window, which begins with the first. */
public record Allowance(int times, Duration window) {

    /**
     * How long from {@code now} whoever asked must wait, zero if they need not.
     *
     * @param count how often it was asked for in the window, this time included
     * @param ends when the window ends
     */
    public Duration waitFor(int count, Instant ends, Instant now) {
        return count > times && ends.isAfter(now) ? Duration.between(now, ends) : Duration.ZERO;
    }
}
