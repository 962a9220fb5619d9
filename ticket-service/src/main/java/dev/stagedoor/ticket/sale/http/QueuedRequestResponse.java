package dev.stagedoor.ticket.sale.http;

import dev.stagedoor.ticket.sale.model.QueuedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request in the queue.
 *
 * @param place in the queue, from 1
 * @param attempt 1 at first; one more each time the booking asked again, as it does when money arrives late
 * @param partition where it stands in the log; null: decided by an earlier version, which did not keep it
 * @param waitedMillis from the request to the decision
 * @param outcome `held` or `refused`
 * @param reason of a refusal
 */
record QueuedRequestResponse(
        long place,
        UUID bookingId,
        int attempt,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Instant requestedAt,
        Instant decidedAt,
        @Nullable Double waitedMillis,
        String outcome,
        @Nullable String reason) {

    static final String HEAD =
            "place,bookingId,attempt,partition,offset,requestedAt,decidedAt,waitedMillis,outcome,reason\r\n";

    static QueuedRequestResponse of(QueuedRequest request) {
        QueuedRequest.Position position = request.position();
        Duration waited = request.waited();
        return new QueuedRequestResponse(
                request.place(),
                request.bookingId(),
                request.attempt(),
                position == null ? null : position.partition(),
                position == null ? null : position.offset(),
                request.requestedAt(),
                request.decidedAt(),
                waited == null ? null : SaleReportResponse.millis(waited),
                request.outcome(),
                request.reason());
    }

    /** As a line of a table. Nothing in it was typed by anybody, so nothing is quoted. */
    String line() {
        return String.join(
                        ",",
                        String.valueOf(place),
                        bookingId.toString(),
                        String.valueOf(attempt),
                        text(partition),
                        text(offset),
                        text(requestedAt),
                        decidedAt.toString(),
                        text(waitedMillis),
                        outcome,
                        text(reason))
                + "\r\n";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
