package dev.stagedoor.booking.payment.model;

import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState.Cancelled;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Expired;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.BookingState.Rejected;
import java.time.Instant;
import java.util.Optional;

/** When a booking can be paid. */
public final class PaymentPolicy {
    private PaymentPolicy() {}

    /** Why not. */
    public enum Refusal {
        HOLD_EXPIRED,
        ALREADY_PAID,
        PAYMENT_IN_PROGRESS,
        NOT_PAYABLE
    }

    /** Empty: it can. */
    public static Optional<Refusal> refusal(Booking booking, Instant now) {
        return switch (booking.state()) {
            case Held held -> now.isBefore(held.expiresAt()) ? Optional.empty() : Optional.of(Refusal.HOLD_EXPIRED);
            case Expired _ -> Optional.of(Refusal.HOLD_EXPIRED);
            case Confirmed(var paidBy) -> Optional.of(paidBy == null ? Refusal.NOT_PAYABLE : Refusal.ALREADY_PAID);
            case Pending(var late) -> Optional.of(late == null ? Refusal.NOT_PAYABLE : Refusal.ALREADY_PAID);
            case Rejected _, Cancelled _ -> Optional.of(Refusal.NOT_PAYABLE);
        };
    }
}
