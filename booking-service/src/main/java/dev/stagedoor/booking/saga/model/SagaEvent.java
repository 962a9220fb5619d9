package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.CancellationRule;
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
     * Its owner gives it up.
     *
     * @param ticketsUsed whether one of its tickets has let somebody in
     */
    record CancelAsked(Instant at, Instant eventStartsAt, CancellationRule rule, boolean ticketsUsed)
            implements SagaEvent {}
}
