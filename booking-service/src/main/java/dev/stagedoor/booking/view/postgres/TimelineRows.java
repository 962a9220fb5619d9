package dev.stagedoor.booking.view.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.view.StepWords;
import dev.stagedoor.booking.view.TimelineStep;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The timeline of a booking: its own steps, and what its payments, refunds and tickets say of themselves. */
final class TimelineRows {
    // Steps keep the order in which they were written, also where the clocks of two replicas differ. Refunds stand here
    // with their amounts, so the steps that say the same are left out.
    static final String SELECT = """
            WITH steps AS (
                SELECT id, max(at) OVER (ORDER BY id) AS place, at, state, reason, message_id
                FROM booking_steps WHERE booking_id = $1
            ), story AS (
                SELECT s.place, 2 AS rank, s.id, s.at, s.state, s.reason, NULL::bigint AS amount, NULL::bigint AS tickets,
                       coalesce(s.message_id, CASE s.reason
                           WHEN 'event_cancelled' THEN c.message_id
                           WHEN 'account_deleted' THEN (SELECT message_id FROM steps WHERE reason = 'owner_erased' LIMIT 1)
                       END) AS message_id,
                       CASE s.reason WHEN 'event_cancelled' THEN c.reason END AS note
                FROM steps s
                JOIN bookings b ON b.id = $1
                LEFT JOIN event_cancellations c ON c.event_id = b.event_id
                WHERE s.reason IS NULL OR s.reason NOT IN ('refund_ordered', 'refunded')
                UNION ALL
                SELECT created_at, 0, 0, created_at, NULL, 'payment_started', amount, NULL, NULL, NULL
                FROM payments WHERE booking_id = $1
                UNION ALL
                SELECT settled_at, 1, 0, settled_at, NULL, 'payment_captured', amount, NULL, NULL, NULL
                FROM payments WHERE booking_id = $1 AND state = 'captured'
                UNION ALL
                SELECT created_at, 3, 0, created_at, NULL, 'refund_ordered', amount, NULL, NULL, reason
                FROM refunds WHERE booking_id = $1
                UNION ALL
                SELECT done_at, 4, 0, done_at, NULL, 'refunded', amount, NULL, NULL, reason
                FROM refunds WHERE booking_id = $1 AND done_at IS NOT NULL
                UNION ALL
                SELECT issued_at, 5, 0, issued_at, NULL, 'tickets_issued', NULL, count(*), issued_by, NULL
                FROM booking_tickets WHERE booking_id = $1 AND issued_at IS NOT NULL GROUP BY issued_at, issued_by
                UNION ALL
                SELECT redeemed_at, 6, 0, redeemed_at, NULL, 'tickets_redeemed', NULL, count(*), redeemed_by, NULL
                FROM booking_tickets WHERE booking_id = $1 AND redeemed_at IS NOT NULL GROUP BY redeemed_at, redeemed_by
                UNION ALL
                SELECT voided_at, 7, 0, voided_at, NULL, 'tickets_voided', NULL, count(*), voided_by, NULL
                FROM booking_tickets WHERE booking_id = $1 AND voided_at IS NOT NULL GROUP BY voided_at, voided_by
            )
            SELECT y.at, y.state, y.reason, y.message_id, y.amount, b.currency::text AS currency, y.tickets, y.note
            FROM story y JOIN bookings b ON b.id = $1
            ORDER BY y.place, y.rank, y.id""";

    private TimelineRows() {}

    /** A line whose state may still have to be told by the line before it. */
    record Line(
            Instant at,
            @Nullable String state,
            @Nullable String reason,
            @Nullable UUID messageId,
            @Nullable Money amount,
            @Nullable Integer tickets,
            @Nullable String note) {}

    static Line read(Readable row) {
        Long amount = row.get("amount", Long.class);
        Long tickets = row.get("tickets", Long.class);
        return new Line(
                requireNonNull(row.get("at", Instant.class)),
                row.get("state", String.class),
                row.get("reason", String.class),
                row.get("message_id", UUID.class),
                amount == null ? null : new Money(amount, requireNonNull(row.get("currency", String.class))),
                tickets == null ? null : Math.toIntExact(tickets),
                row.get("note", String.class));
    }

    static List<TimelineStep> steps(List<Line> lines) {
        List<TimelineStep> steps = new ArrayList<>(lines.size());
        String state = "pending";
        for (Line line : lines) {
            state = line.state() == null ? state : line.state();
            steps.add(new TimelineStep(
                    line.at(),
                    state,
                    line.reason(),
                    StepWords.of(state, line.reason()),
                    line.messageId(),
                    line.amount(),
                    line.tickets(),
                    line.note()));
        }
        return List.copyOf(steps);
    }
}
