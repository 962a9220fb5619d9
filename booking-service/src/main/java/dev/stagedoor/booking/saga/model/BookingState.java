package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a booking has come, with what belongs to that state only. */
public sealed interface BookingState {

    /**
     * Its seats were asked for.
     *
     * @param latePayment money that came after the hold had run out and now waits for seats; null: none yet
     */
    record Pending(@Nullable UUID latePayment) implements BookingState {}

    /**
     * Its seats wait for the money.
     *
     * @param expiresAt the first moment at which it cannot be paid any more
     */
    record Held(Instant since, Instant expiresAt) implements BookingState {}

    /**
     * Its seats are sold.
     *
     * @param paidBy the payment that counts; null where there was nothing to pay
     */
    record Confirmed(@Nullable UUID paidBy) implements BookingState {}

    /** It never held a seat. */
    record Rejected(String reason) implements BookingState {}

    /** Its hold ran out. Not the end if money still comes. */
    record Expired(String reason) implements BookingState {}

    /**
     * Somebody gave it up, or the event was called off.
     *
     * @param fee what the organizer keeps of what was paid
     */
    record Cancelled(String reason, Money fee) implements BookingState {}

    default Status status() {
        return switch (this) {
            case Pending _ -> Status.PENDING;
            case Held _ -> Status.HELD;
            case Confirmed _ -> Status.CONFIRMED;
            case Rejected _ -> Status.REJECTED;
            case Expired _ -> Status.EXPIRED;
            case Cancelled _ -> Status.CANCELLED;
        };
    }

    default @Nullable String reason() {
        return switch (this) {
            case Pending pending -> pending.latePayment() == null ? null : Reasons.LATE_PAYMENT;
            case Held _, Confirmed _ -> null;
            case Rejected rejected -> rejected.reason();
            case Expired expired -> expired.reason();
            case Cancelled cancelled -> cancelled.reason();
        };
    }
}
