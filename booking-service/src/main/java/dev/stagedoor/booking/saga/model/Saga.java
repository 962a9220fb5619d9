package dev.stagedoor.booking.saga.model;

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
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceConfirmation;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceHold;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceRejection;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundPart;
import dev.stagedoor.booking.saga.model.SagaCommand.ReleaseSeats;
import dev.stagedoor.booking.saga.model.SagaCommand.RequestSeats;
import dev.stagedoor.booking.saga.model.SagaEvent.CancelAsked;
import dev.stagedoor.booking.saga.model.SagaEvent.EventCalledOff;
import dev.stagedoor.booking.saga.model.SagaEvent.MoneyCaptured;
import dev.stagedoor.booking.saga.model.SagaEvent.RefundAsked;
import dev.stagedoor.booking.saga.model.SagaEvent.SeatsHeld;
import dev.stagedoor.booking.saga.model.SagaEvent.SeatsRefused;
import dev.stagedoor.booking.saga.model.SagaEvent.TimePassed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of a booking.
 *
 * <pre>
 * PENDING -- seats held, free or paid late --> CONFIRMED
 * PENDING -- seats held --> HELD -- captured in time --> CONFIRMED
 * PENDING -- seats refused --> REJECTED, or EXPIRED with a refund if paid late
 * HELD -- time --> EXPIRED -- captured late --> PENDING again, or a refund
 * PENDING, HELD, CONFIRMED -- cancel, event called off --> CANCELLED, with a refund if paid
 * CONFIRMED -- the organizer pays a part back --> CONFIRMED
 * </pre>
 *
 * <p>Seats never stay behind: whoever leaves PENDING or HELD without them says {@link ReleaseSeats}, which stands after
 * {@link RequestSeats} on the same log, so whoever decides about seats sees the request first and then its end. That is
 * why seats that arrive for a booking that has ended need no answer.
 */
public final class Saga {
    private static final Unchanged UNCHANGED = new Unchanged();

    private Saga() {}

    public static Decision on(Booking booking, SagaEvent event) {
        return switch (event) {
            case SeatsHeld held -> seatsHeld(booking, held);
            case SeatsRefused refused -> seatsRefused(booking, refused);
            case MoneyCaptured captured -> moneyCaptured(booking, captured);
            case TimePassed time -> timePassed(booking, time);
            case CancelAsked asked -> CancelSaga.cancelAsked(booking, asked);
            case EventCalledOff _ -> CancelSaga.calledOff(booking);
            case RefundAsked asked -> refundAsked(booking, asked);
        };
    }

    /**
     * The same, for an event that may have been called off.
     *
     * @param calledOff whatever comes then comes after the end of the booking
     */
    public static Decision on(Booking booking, SagaEvent event, boolean calledOff) {
        return calledOff ? CancelSaga.afterCallOff(booking, event) : on(booking, event);
    }

    private static Decision seatsHeld(Booking booking, SeatsHeld event) {
        if (!(booking.state() instanceof Pending(var latePayment)) || booking.attempt() != event.attempt()) {
            return UNCHANGED;
        }
        if (booking.isFree() || latePayment != null) {
            return confirmed(booking, latePayment);
        }
        Held hold = new Held(event.at(), event.payUntil());
        Booking next = booking.in(hold);
        return Change.to(next).and(new AnnounceHold(next, hold)).decision();
    }

    private static Decision seatsRefused(Booking booking, SeatsRefused event) {
        if (!(booking.state() instanceof Pending(var latePayment)) || booking.attempt() != event.attempt()) {
            return UNCHANGED;
        }
        if (latePayment != null) {
            return paidForNothing(booking, latePayment);
        }
        Booking next = booking.in(new Rejected(event.reason()));
        return Change.to(next).and(new AnnounceRejection(next, event.reason())).decision();
    }

    private static Decision moneyCaptured(Booking booking, MoneyCaptured event) {
        UUID payment = event.paymentId();
        return switch (booking.state()) {
            case Held held when event.at().isBefore(held.expiresAt()) -> confirmed(booking, payment);
            case Held _ -> {
                Changed expired = expired(booking);
                yield Change.after(expired, late(expired.next(), payment, event.at(), event.eventStartsAt()));
            }
            case Expired _ -> late(booking, payment, event.at(), event.eventStartsAt());
            case Confirmed(var paidBy) -> payment.equals(paidBy) ? UNCHANGED : second(booking, payment);
            case Pending(var latePayment) -> payment.equals(latePayment) ? UNCHANGED : second(booking, payment);
            case Cancelled(var reason, var _) -> refunded(booking, payment, reason);
            case Rejected(var reason) -> refunded(booking, payment, reason);
        };
    }

    private static Decision timePassed(Booking booking, TimePassed event) {
        return booking.state() instanceof Held held && !event.now().isBefore(held.expiresAt())
                ? expired(booking)
                : UNCHANGED;
    }

    private static Decision refundAsked(Booking booking, RefundAsked event) {
        if (!(booking.state() instanceof Confirmed(var paidBy)) || paidBy == null) {
            return new Refused(Refusal.NOT_REFUNDABLE);
        }
        if (event.amount().amount() > booking.left().amount()) {
            return new Refused(Refusal.REFUND_EXCEEDS_PAYMENT);
        }
        Booking next = booking.refunding(event.amount());
        return Change.within(next, Reasons.REFUND_ORDERED)
                .and(new RefundPart(next, event.refundId(), paidBy, event.amount(), event.reason()))
                .decision();
    }

    private static Changed confirmed(Booking booking, @Nullable UUID payment) {
        Booking next = booking.in(new Confirmed(payment));
        return Change.to(next).and(new AnnounceConfirmation(next)).decision();
    }

    private static Changed expired(Booking booking) {
        Booking next = booking.in(new Expired(Reasons.HOLD_EXPIRED));
        return Change.to(next)
                .and(new ReleaseSeats(next, Reasons.HOLD_EXPIRED, null))
                .decision();
    }

    /** The seats of {@code expired} are on sale again: ask for them once more, if the event is still to come. */
    private static Changed late(Booking expired, UUID payment, Instant now, Instant eventStartsAt) {
        if (!now.isBefore(eventStartsAt)) {
            return paidForNothing(expired, payment);
        }
        Booking next = expired.askingAgain(payment);
        return Change.to(next).and(new RequestSeats(next)).decision();
    }

    static Changed paidForNothing(Booking booking, UUID payment) {
        Booking next = booking.in(new Expired(Reasons.LATE_PAYMENT_REFUNDED));
        return Change.to(next)
                .and(new ReleaseSeats(next, Reasons.LATE_PAYMENT_REFUNDED, booking.total()))
                .and(new RefundMoney(booking.id(), payment, booking.total(), Reasons.LATE_PAYMENT_REFUNDED))
                .decision();
    }

    private static Changed second(Booking booking, UUID payment) {
        return refunded(booking, payment, Reasons.PAID_TWICE);
    }

    private static Changed refunded(Booking booking, UUID payment, String reason) {
        return Change.none(booking)
                .and(new RefundMoney(booking.id(), payment, booking.total(), reason))
                .decision();
    }
}
