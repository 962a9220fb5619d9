package dev.stagedoor.account.erasure.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Erasures that are not complete.
 *
 * @param oldest when the first of them was requested
 */
public record Backlog(long open, Optional<Instant> oldest) {
    public static final Backlog NONE = new Backlog(0, Optional.empty());

    /** How long the oldest has been waiting at {@code now}; zero if none is. */
    public Duration age(Instant now) {
        return oldest.filter(now::isAfter)
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }
}
