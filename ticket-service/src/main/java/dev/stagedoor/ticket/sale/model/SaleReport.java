package dev.stagedoor.ticket.sale.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the sale of an event went.
 *
 * @param asOf when the queue was read
 * @param requests that were decided, each counted once however often it came
 * @param held those that got their seats
 * @param requested first and last; null where nobody asked
 * @param decided first and last
 * @param waiting null where nobody is known to have waited
 * @param lastHeld the request furthest back in the queue that got seats; null: none did
 */
public record SaleReport(
        UUID eventId,
        Instant asOf,
        long requests,
        long held,
        List<Refused> refused,
        @Nullable Span requested,
        @Nullable Span decided,
        @Nullable Waiting waiting,
        Order order,
        @Nullable LastHeld lastHeld) {

    /** Requests refused for one reason. */
    public record Refused(String reason, long requests) {}

    /** From the first to the last. */
    public record Span(Instant first, Instant last) {}

    /** From request to decision: so many of a hundred waited no longer. */
    public record Waiting(Duration p50, Duration p95, Duration p99, Duration max) {}

    /**
     * Whether the queue was kept.
     *
     * @param partitions of the log; one, unless the topic was given more
     * @param outOfOrder requests that were decided after one that stands behind them in the log
     * @param unplaced requests whose place in the log is not known, for an earlier version decided them
     */
    public record Order(List<Integer> partitions, long outOfOrder, long unplaced) {}

    /** @param place in the queue, from 1 */
    public record LastHeld(UUID bookingId, long place, Instant decidedAt) {}
}
