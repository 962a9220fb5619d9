package dev.stagedoor.notification.report.kafka;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingHeld;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingRejected;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingReleased.Outcome;
import dev.stagedoor.contracts.booking.BookingRequested;
import dev.stagedoor.contracts.ticket.TicketMessage;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsVoided;
import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.report.model.Fact;
import dev.stagedoor.notification.report.model.Fact.Kind;
import org.jspecify.annotations.Nullable;

/** The fact that a message tells; null for one that tells none. */
public final class FactMessages {
    private FactMessages() {}

    public static @Nullable Fact of(BookingMessage message) {
        return switch (message) {
            case BookingConfirmed confirmed ->
                new Fact(
                        Kind.CONFIRMED,
                        confirmed.bookingId(),
                        confirmed.eventId(),
                        confirmed.confirmedAt(),
                        confirmed.items().stream()
                                .mapToInt(BookedItem::quantity)
                                .sum(),
                        amount(confirmed.totalPrice()));
            case BookingReleased released -> ofRelease(released);
            case BookingRefunded refunded ->
                new Fact(
                        Kind.REFUNDED,
                        refunded.refundId(),
                        refunded.eventId(),
                        refunded.refundedAt(),
                        1,
                        amount(refunded.amount()));
            case BookingRequested _, BookingHeld _, BookingRejected _ -> null;
        };
    }

    /** Bearer tickets that an organizer made are not sold. */
    public static @Nullable Fact of(TicketMessage message) {
        return switch (message) {
            case TicketsIssued issued
            when issued.bookingId() != null ->
                new Fact(
                        Kind.SOLD,
                        issued.bookingId(),
                        issued.eventId(),
                        issued.issuedAt(),
                        issued.tickets().size(),
                        null);
            case TicketRedeemed redeemed ->
                new Fact(Kind.CHECKED_IN, redeemed.ticketId(), redeemed.eventId(), redeemed.redeemedAt(), 1, null);
            case TicketsIssued _, TicketsVoided _ -> null;
        };
    }

    /** A hold that ran out was never confirmed, so neither it nor money that came too late for it counts. */
    private static @Nullable Fact ofRelease(BookingReleased released) {
        return released.outcome() == Outcome.EXPIRED
                ? null
                : new Fact(
                        Kind.CANCELLED,
                        released.bookingId(),
                        released.eventId(),
                        released.releasedAt(),
                        1,
                        amount(released.refund()));
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : new Amount(money.amount(), money.currency());
    }
}
