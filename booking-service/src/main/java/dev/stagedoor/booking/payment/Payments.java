package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.payment.model.PaymentState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Payments, as far as we know of them. Who changes one has locked its booking. */
public interface Payments {

    /** Stores a payment that is about to be started. At most one per booking is open. */
    Mono<Void> start(Payment payment, Instant firstCheck);

    /** The payment of a booking that was asked for with a key. */
    Mono<Payment> find(UUID bookingId, String key);

    /** Forgets keys of payments of before a moment, {@code limit} at most; emits how many. */
    Mono<Long> forgetKeys(Instant before, int limit);

    /** Whether the outcome of some payment of the booking is open. */
    Mono<Boolean> hasOpen(UUID bookingId);

    /** Moves an open payment to its final state; emits false where it has one already. */
    Mono<Boolean> settle(UUID paymentId, PaymentState outcome, Instant now);

    /** Notes that the provider has not answered; emits false where that was known already, or is not so any more. */
    Mono<Boolean> unanswered(UUID paymentId);

    /**
     * Takes open payments that are due for a question to the provider. No other replica takes them before the pause is
     * over, which doubles with every question up to {@code longestPause}.
     */
    Flux<Payment> takeDue(Instant now, int limit, Duration pause, Duration longestPause);
}
