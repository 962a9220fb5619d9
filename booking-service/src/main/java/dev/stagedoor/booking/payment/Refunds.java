package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.offer.model.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Money that goes back. */
public interface Refunds {

    /** Takes refunds that are due; see {@link Payments#takeDue}. */
    Flux<Refund> takeDue(Instant now, int limit, Duration pause, Duration longestPause);

    /** Notes that the provider has paid back; emits false where that was known. */
    Mono<Boolean> done(UUID refundId, Instant now);

    /** A refund to be made. */
    record Refund(UUID id, UUID paymentId, UUID bookingId, Money amount) {}
}
