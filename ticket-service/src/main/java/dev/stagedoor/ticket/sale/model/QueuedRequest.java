package dev.stagedoor.ticket.sale.model;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request and what it got.
 *
 * @param place in the queue, from 1
 * @param attempt 1 at first; one more each time the booking asked again
 * @param position where it stands in the log; null: not kept by the version that decided it
 * @param requestedAt null as well
 * @param outcome {@code held} or {@code refused}
 * @param reason of a refusal
 */
public record QueuedRequest(
        long place,
        UUID bookingId,
        int attempt,
        @Nullable Position position,
        @Nullable Instant requestedAt,
        Instant decidedAt,
        String outcome,
        @Nullable String reason) {

    /** A place in the log. */
    public record Position(int partition, long offset) {}

    /** The same request at that place in the queue. */
    public QueuedRequest at(long newPlace) {
        return new QueuedRequest(newPlace, bookingId, attempt, position, requestedAt, decidedAt, outcome, reason);
    }

    /** Null where it is not known when it was requested; never negative, whatever the clocks say. */
    public @Nullable Duration waited() {
        if (requestedAt == null) {
            return null;
        }
        Duration waited = Duration.between(requestedAt, decidedAt);
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}
