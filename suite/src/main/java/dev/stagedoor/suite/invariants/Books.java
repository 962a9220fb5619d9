package dev.stagedoor.suite.invariants;

import dev.stagedoor.suite.invariants.Check.Book;
import dev.stagedoor.suite.invariants.Check.KnownTo;
import dev.stagedoor.suite.invariants.Check.NoneOf;
import dev.stagedoor.suite.invariants.Check.SameIn;
import java.util.List;
import java.util.Locale;

/** The questions, in the order of "What must always hold" in {@code docs/architecture.md}. */
final class Books {
    static final List<Check> CHECKS = List.of(
            // 1: the seats
            new NoneOf("No pool is ever oversold", Book.TICKET, """
                    SELECT format('pool %s: held %s + sold %s of %s', id, held, sold, capacity) FROM pools
                    WHERE held < 0 OR sold < 0 OR held + sold > capacity
                    """),
            new NoneOf("Every pool is what its reservations and tickets add up to", Book.TICKET, """
                    SELECT format('pool %s: held %s, reserved %s; sold %s, reserved %s and issued without a booking %s, tickets %s',
                                  p.id, p.held, coalesce(r.held, 0), p.sold, coalesce(r.sold, 0), coalesce(t.unbooked, 0), coalesce(t.valid, 0))
                    FROM pools p
                    LEFT JOIN (
                        SELECT ticket_type_id, sum(quantity) FILTER (WHERE state = 'held') AS held,
                               sum(quantity) FILTER (WHERE state = 'sold') AS sold
                        FROM reservations GROUP BY ticket_type_id) r ON r.ticket_type_id = p.id
                    LEFT JOIN (
                        SELECT ticket_type_id, count(*) AS valid, count(*) FILTER (WHERE booking_id IS NULL) AS unbooked
                        FROM tickets WHERE state <> 'void' GROUP BY ticket_type_id) t ON t.ticket_type_id = p.id
                    WHERE p.held <> coalesce(r.held, 0) OR p.sold <> coalesce(r.sold, 0) + p.issued
                       OR p.issued <> coalesce(t.unbooked, 0) OR p.sold <> coalesce(t.valid, 0)
                    """),
            new NoneOf("The count of tickets by state is what the tickets add up to", Book.TICKET, """
                    SELECT format('event %s: %s ok, %s redeemed, %s void', e.id, t.ok, t.redeemed, t.void) FROM events e
                    LEFT JOIN ticket_counts c ON c.event_id = e.id
                    CROSS JOIN LATERAL (
                        SELECT count(*) FILTER (WHERE state = 'ok') AS ok,
                               count(*) FILTER (WHERE state = 'redeemed') AS redeemed,
                               count(*) FILTER (WHERE state = 'void') AS void
                        FROM tickets WHERE event_id = e.id) t
                    WHERE (coalesce(c.ok, 0), coalesce(c.redeemed, 0), coalesce(c.void, 0)) <> (t.ok, t.redeemed, t.void)
                    """),
            new SameIn(
                    "The catalogue shows the seats that there are",
                    Book.TICKET,
                    "SELECT format('pool %s: %s of %s available', id, capacity - held - sold, capacity) FROM pools",
                    Book.EVENT,
                    "SELECT format('pool %s: %s of %s available', ticket_type_id, available, capacity) FROM pools"),
            // 2: bookings and tickets
            new SameIn(
                    "Every confirmed booking has exactly its tickets, and no ticket comes from anything else",
                    Book.BOOKING,
                    """
                    SELECT format('booking %s: %s tickets of type %s', b.id, i.quantity, i.ticket_type_id)
                    FROM bookings b JOIN booking_items i ON i.booking_id = b.id WHERE b.status = 'confirmed'
                    """,
                    Book.TICKET,
                    """
                    SELECT format('booking %s: %s tickets of type %s', booking_id, count(*), ticket_type_id)
                    FROM tickets WHERE booking_id IS NOT NULL AND state <> 'void' GROUP BY booking_id, ticket_type_id
                    """),
            new SameIn(
                    "A booking shows the tickets that there are",
                    Book.BOOKING,
                    "SELECT format('ticket of booking %s: %s, %s', booking_id, id, state) FROM booking_tickets",
                    Book.TICKET,
                    """
                    SELECT format('ticket of booking %s: %s, %s', booking_id, id, state)
                    FROM tickets WHERE booking_id IS NOT NULL
                    """),
            // 3: ends, and seats that come back
            new NoneOf("Every booking reaches a final state", Book.BOOKING, """
                    SELECT format('booking %s is %s since %s', id, status, updated_at) FROM bookings
                    WHERE status = 'pending' OR (status = 'held' AND hold_expires_at < now() - interval '1 minute')
                    """),
            new KnownTo(
                    "Seats that nobody holds are on sale again",
                    Book.TICKET,
                    "SELECT format('seats held for booking %s', booking_id) FROM reservations WHERE state = 'held'",
                    Book.BOOKING,
                    "SELECT format('seats held for booking %s', id) FROM bookings WHERE status IN ('held', 'pending')"),
            // 4: the money
            new NoneOf(
                    "Money that was taken and not given back is the price of a confirmed booking, or the fee of a cancellation",
                    Book.BOOKING,
                    // Only what a version cancelled that kept no fee is judged by the event's rule of today.
                    """
                    WITH kept AS (
                        SELECT p.booking_id, sum(p.amount) - sum(r.amount) AS amount
                        FROM payments p CROSS JOIN LATERAL (
                            SELECT coalesce(sum(amount), 0) AS amount FROM refunds WHERE payment_id = p.id) r
                        WHERE p.state = 'captured' GROUP BY p.booking_id),
                    due AS (
                        SELECT b.id, b.status, CASE
                            WHEN b.status = 'confirmed' THEN b.total_amount - b.refunded_amount
                            WHEN b.status = 'cancelled' AND b.fee_kept IS NOT NULL THEN b.fee_kept
                            WHEN b.status = 'cancelled' AND EXISTS
                                    (SELECT 1 FROM booking_steps s WHERE s.booking_id = b.id AND s.state = 'confirmed')
                                THEN trunc(b.total_amount * o.cancel_fee_percent / 100.0)
                            ELSE 0 END AS amount
                        FROM bookings b JOIN offers o ON o.event_id = b.event_id)
                    SELECT format('booking %s (%s): kept %s, due %s', d.id, d.status, coalesce(k.amount, 0), d.amount)
                    FROM due d LEFT JOIN kept k ON k.booking_id = d.id WHERE coalesce(k.amount, 0) <> d.amount
                    """),
            new NoneOf("What was paid back of a payment is what its refunds add up to", Book.BOOKING, """
                    SELECT format('payment %s: %s of %s paid back, refunds of %s', p.id, p.refunded_amount, p.amount, r.amount)
                    FROM payments p CROSS JOIN LATERAL (
                        SELECT coalesce(sum(amount), 0) AS amount FROM refunds WHERE payment_id = p.id) r
                    WHERE p.refunded_amount <> r.amount OR r.amount > p.amount
                    """),
            new NoneOf("No booking of a cancelled event stays open", Book.BOOKING, """
                    SELECT format('booking %s of event %s is %s', b.id, c.event_id, b.status)
                    FROM event_cancellations c JOIN bookings b ON b.event_id = c.event_id
                    WHERE b.status IN ('pending', 'held', 'confirmed')
                    """),
            new NoneOf("The payment provider's books agree with ours", Book.BOOKING, """
                    SELECT format('payment %s: %s here, %s there', coalesce(p.id, c.payment_id), p.state, c.state)
                    FROM (SELECT * FROM payments WHERE state = 'captured') p
                    FULL JOIN (SELECT * FROM simulated_provider.charges WHERE state = 'captured') c ON c.payment_id = p.id
                    WHERE p.id IS NULL OR c.payment_id IS NULL OR p.amount <> c.amount
                    UNION ALL
                    SELECT format('refund %s: %s here, %s there', coalesce(r.id, c.refund_id), r.amount, c.amount)
                    FROM refunds r FULL JOIN simulated_provider.refunds c ON c.refund_id = r.id
                    WHERE r.id IS NULL OR c.refund_id IS NULL OR r.amount <> c.amount OR r.state <> 'done'
                    """),
            // 5: one state change, one message
            published(Book.ACCOUNT),
            published(Book.EVENT),
            published(Book.BOOKING),
            published(Book.TICKET),
            // 6: the mail
            new NoneOf("One mail per booking and kind", Book.NOTIFICATION, """
                    SELECT format('booking %s: %s mails of kind %s', booking_id, count(*), kind) FROM mails
                    GROUP BY booking_id, kind HAVING count(*) > 1
                    """),
            new KnownTo(
                    "Every confirmed booking has its mail",
                    Book.BOOKING,
                    "SELECT format('confirmation of booking %s', id) FROM bookings WHERE status = 'confirmed'",
                    Book.NOTIFICATION,
                    "SELECT format('confirmation of booking %s', booking_id) FROM mails WHERE kind = 'confirmation'"),
            // A guest need not give an address: nothing is sent then.
            new NoneOf("Every mail that has an address is sent", Book.NOTIFICATION, """
                    SELECT format('%s of booking %s is %s %s', kind, booking_id, state, outcome) FROM mails m
                    WHERE state IN ('queued', 'waiting', 'failed')
                      AND (email IS NOT NULL
                           OR EXISTS (SELECT FROM contacts c WHERE c.user_id = m.user_id)
                           OR EXISTS (SELECT FROM guests g WHERE g.user_id = m.user_id))
                    """));

    private Books() {}

    private static Check published(Book book) {
        return new NoneOf(
                "Every state change of the %s service is published"
                        .formatted(book.name().toLowerCase(Locale.ROOT)),
                book,
                "SELECT format('message %s for %s waits since %s', message_id, topic, created_at) FROM messaging.outbox");
    }
}
