package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.Terms;
import java.time.Instant;
import java.util.UUID;

/** What can happen to a booking. May come twice, late, or in another order than it happened. */
public sealed interface SagaEvent {

    /**
     * All seats of a request are held.
     *
     * @param attempt which request
     * @param payUntil when the hold ends if it has to be paid
     */
    record SeatsHeld(int attempt, Instant at, Instant payUntil) implements SagaEvent {}

    /** No seat of a request is held. */
    record SeatsRefused(int attempt, String reason) implements SagaEvent {}

    /** The whole price was captured. Comes once for each payment: the payment's own row sees to that. */
    record MoneyCaptured(UUID paymentId, Instant at, Instant eventStartsAt) implements SagaEvent {}

    /** The clock looked at the hold. */
    record TimePassed(Instant now) implements SagaEvent {}

    /**
     * Its owner gives it up, or somebody in their place.
     *
     * @param ticketsUsed whether one of its tickets has let somebody in
     * @param reason the stable code that the booking ends with
     */
    record CancelAsked(Instant at, Terms terms, boolean ticketsUsed, String reason) implements SagaEvent {}

    /** The organizer called the event off, for good. */
    record EventCalledOff() implements SagaEvent {}

    /**
     * The organizer pays a part back while the booking stands.
     *
     * @param amount more than nothing, in the currency of the booking
     * @param reason the organizer's own words
     */
    record RefundAsked(UUID refundId, Money amount, String reason) implements SagaEvent {}
}
