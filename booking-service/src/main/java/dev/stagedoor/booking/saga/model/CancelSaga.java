package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.model.BookingState.Cancelled;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Expired;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.BookingState.Rejected;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.Decision.Refusal;
import dev.stagedoor.booking.saga.model.Decision.Refused;
import dev.stagedoor.booking.saga.model.Decision.Unchanged;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.ReleaseSeats;
import dev.stagedoor.booking.saga.model.SagaEvent.CancelAsked;
import dev.stagedoor.booking.saga.model.SagaEvent.MoneyCaptured;
import dev.stagedoor.booking.saga.model.SagaEvent.RefundAsked;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Giving a booking up: unpaid and free ones until the start; paid ones as the terms say that they were booked on. And the
 * organizer's calling the event off, which ends every booking and pays all of it back.
 */
final class CancelSaga {
    private CancelSaga() {}

    static Decision cancelAsked(Booking booking, CancelAsked event) {
        boolean beforeStart = event.at().isBefore(event.terms().startsAt());
        Money nothing = booking.total().none();
        return switch (booking.state()) {
            case Cancelled _ -> new Unchanged();
            case Rejected _, Expired _ -> new Refused(Refusal.NOT_CANCELLABLE);
            // Nothing was delivered yet, so all of the money goes back.
            case Pending(var latePayment) -> ended(booking, latePayment, nothing, event.reason());
            case Held _ -> beforeStart ? ended(booking, null, nothing, event.reason()) : closed();
            case Confirmed _ when event.ticketsUsed() -> new Refused(Refusal.TICKET_ALREADY_REDEEMED);
            case Confirmed(var paidBy) -> {
                if (paidBy == null) {
                    yield beforeStart ? ended(booking, null, nothing, event.reason()) : closed();
                }
                var terms = event.terms();
                Money fee = terms.cancellation().feeOf(booking.total());
                yield terms.cancellation().allows(event.at(), terms.startsAt())
                        ? ended(booking, paidBy, fee, event.reason())
                        : closed();
            }
        };
    }

    /** The organizer's word stands above every rule: whatever is open ends, without a fee. */
    static Decision calledOff(Booking booking) {
        Money nothing = booking.total().none();
        return switch (booking.state()) {
            case Cancelled _, Rejected _, Expired _ -> new Unchanged();
            case Pending(var latePayment) -> ended(booking, latePayment, nothing, Reasons.EVENT_CANCELLED);
            case Held _ -> ended(booking, null, nothing, Reasons.EVENT_CANCELLED);
            case Confirmed(var paidBy) -> ended(booking, paidBy, nothing, Reasons.EVENT_CANCELLED);
        };
    }

    /** What something means for a booking whose event has been called off: the booking ends before it. */
    static Decision afterCallOff(Booking booking, SagaEvent event) {
        if (event instanceof RefundAsked) {
            return new Refused(Refusal.NOT_REFUNDABLE);
        }
        Decision end = calledOff(booking);
        Booking ended = end instanceof Changed changed ? changed.next() : booking;
        Decision then = event instanceof MoneyCaptured captured && ended.state() instanceof Expired
                ? Saga.paidForNothing(ended, captured.paymentId())
                : Saga.on(ended, event);
        if (!(end instanceof Changed first)) {
            return then;
        }
        return then instanceof Changed second ? Change.after(first, second) : first;
    }

    private static Refused closed() {
        return new Refused(Refusal.CANCELLATION_CLOSED);
    }

    private static Decision ended(Booking booking, @Nullable UUID payment, Money fee, String reason) {
        Money kept = payment == null ? fee.none() : fee.atMost(booking.left());
        Money refund = booking.left().minus(kept);
        Booking next = booking.in(new Cancelled(reason, kept));
        Change change = Change.to(next).and(new ReleaseSeats(next, reason, payment == null ? null : refund));
        return payment == null || refund.comesToNothing()
                ? change.decision()
                : change.and(new RefundMoney(booking.id(), payment, refund, reason))
                        .decision();
    }
}
