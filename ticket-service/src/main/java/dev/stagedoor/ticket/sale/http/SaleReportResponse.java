package dev.stagedoor.ticket.sale.http;

import dev.stagedoor.ticket.sale.model.SaleReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the sale of an event went.
 *
 * @param asOf when the queue was read: a long one is not read for each who asks
 * @param requests requests for seats that were decided; one that was repeated counts once
 * @param heldRequests those that got their seats
 * @param waiting from request to decision; null where nobody is known to have waited
 * @param lastHeld the request furthest back in the queue that got seats; null: none did
 */
record SaleReportResponse(
        UUID eventId,
        Instant asOf,
        long requests,
        long heldRequests,
        long refusedRequests,
        List<Refusals> refusals,
        @Nullable Instant firstRequestedAt,
        @Nullable Instant lastRequestedAt,
        @Nullable Instant firstDecidedAt,
        @Nullable Instant lastDecidedAt,
        @Nullable Waiting waiting,
        Order order,
        @Nullable LastHeld lastHeld) {

    /** Requests refused for one reason. */
    record Refusals(String reason, long requests) {}

    /** Milliseconds that so many of a hundred waited at most. */
    record Waiting(double p50Millis, double p95Millis, double p99Millis, double maxMillis) {}

    /**
     * Whether requests were decided in the order of the log.
     *
     * @param partitions where in the log they stand
     * @param outOfOrder requests decided after one that stands behind them in the log; 0: the queue was kept
     * @param unplaced requests decided by an earlier version, which did not keep their place
     */
    record Order(List<Integer> partitions, long outOfOrder, long unplaced) {}

    /**
     * Where the seats ended.
     *
     * @param place in the queue, from 1
     * @param requestsBefore requests in front of it
     * @param requestsAfter requests behind it, which got nothing
     */
    record LastHeld(UUID bookingId, long place, Instant decidedAt, long requestsBefore, long requestsAfter) {}

    static SaleReportResponse of(SaleReport report) {
        SaleReport.Span requested = report.requested();
        SaleReport.Span decided = report.decided();
        return new SaleReportResponse(
                report.eventId(),
                report.asOf(),
                report.requests(),
                report.held(),
                report.requests() - report.held(),
                report.refused().stream()
                        .map(refused -> new Refusals(refused.reason(), refused.requests()))
                        .toList(),
                requested == null ? null : requested.first(),
                requested == null ? null : requested.last(),
                decided == null ? null : decided.first(),
                decided == null ? null : decided.last(),
                waiting(report.waiting()),
                new Order(
                        report.order().partitions(),
                        report.order().outOfOrder(),
                        report.order().unplaced()),
                lastHeld(report));
    }

    private static @Nullable Waiting waiting(SaleReport.@Nullable Waiting waiting) {
        return waiting == null
                ? null
                : new Waiting(
                        millis(waiting.p50()), millis(waiting.p95()), millis(waiting.p99()), millis(waiting.max()));
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1_000 / 1_000.0;
    }

    private static @Nullable LastHeld lastHeld(SaleReport report) {
        SaleReport.LastHeld last = report.lastHeld();
        return last == null
                ? null
                : new LastHeld(
                        last.bookingId(),
                        last.place(),
                        last.decidedAt(),
                        last.place() - 1,
                        report.requests() - last.place());
    }
}
