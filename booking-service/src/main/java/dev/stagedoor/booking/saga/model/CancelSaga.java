package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.model.BookingState.Cancelled;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Expired;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.BookingState.Rejected;
import dev.stagedoor.booking.saga.model.Decision.Refusal;
import dev.stagedoor.booking.saga.model.Decision.Refused;
import dev.stagedoor.booking.saga.model.Decision.Unchanged;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.ReleaseSeats;
import dev.stagedoor.booking.saga.model.SagaEvent.CancelAsked;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Giving a booking up. Unpaid and free ones until the start; paid ones as the organizer's rule says. */
final class CancelSaga {
    private CancelSaga() {}

    static Decision cancelAsked(Booking booking, CancelAsked event) {
        boolean beforeStart = event.at().isBefore(event.eventStartsAt());
        return switch (booking.state()) {
            case Cancelled _ -> new Unchanged();
            case Rejected _, Expired _ -> new Refused(Refusal.NOT_CANCELLABLE);
            // Nothing was delivered yet, so all of the money goes back.
            case Pending(var latePayment) -> cancelled(booking, latePayment, booking.total());
            case Held _ -> beforeStart ? cancelled(booking, null, booking.total()) : closed();
            case Confirmed _ when event.ticketsUsed() -> new Refused(Refusal.TICKET_ALREADY_REDEEMED);
            case Confirmed(var paidBy) -> {
                if (paidBy == null) {
                    yield beforeStart ? cancelled(booking, null, booking.total()) : closed();
                }
                yield event.rule().allows(event.at(), event.eventStartsAt())
                        ? cancelled(booking, paidBy, event.rule().refundOf(booking.total()))
                        : closed();
            }
        };
    }

    private static Refused closed() {
        return new Refused(Refusal.CANCELLATION_CLOSED);
    }

    private static Decision cancelled(Booking booking, @Nullable UUID payment, Money refund) {
        Booking next = booking.in(new Cancelled(Reasons.CANCELLED_BY_ATTENDEE));
        Change change = Change.to(next)
                .and(new ReleaseSeats(next, Reasons.CANCELLED_BY_ATTENDEE, payment == null ? null : refund));
        return payment == null || refund.isNothing()
                ? change.decision()
                : change.and(new RefundMoney(booking.id(), payment, refund, Reasons.CANCELLED_BY_ATTENDEE))
                        .decision();
    }
}
