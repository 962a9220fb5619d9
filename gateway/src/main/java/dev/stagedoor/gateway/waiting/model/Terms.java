package dev.stagedoor.gateway.waiting.model;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How an event lets its buyers in, as event-service says it.
 *
 * @param joinableFrom who comes before is told to come back
 * @param opensAt who came before draws lots, who comes later stands behind them
 * @param closesAt from then on booking needs no admission
 */
public record Terms(
        UUID eventId,
        String eventName,
        Instant joinableFrom,
        Instant opensAt,
        Instant closesAt,
        int admissionsPerMinute) {
    private static final long NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    /** From one admission to the next. */
    public Duration pace() {
        return Duration.ofNanos(NANOS_PER_MINUTE / admissionsPerMinute);
    }

    /** Whether bookings need an admission. */
    public boolean isInForce(Instant now) {
        return now.isBefore(closesAt);
    }

    public boolean isJoinable(Instant now) {
        return !now.isBefore(joinableFrom) && isInForce(now);
    }
}
