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

    /** The refund of a booking that was asked for with a key; empty if there is none, or its key is forgotten. */
    Mono<KnownRefund> find(UUID bookingId, String key);

    /** Keeps the key that a refund was asked for with. */
    Mono<Void> remember(UUID bookingId, String key, KnownRefund refund, Instant now);

    /** Forgets keys of before a moment, {@code limit} at most; emits how many. */
    Mono<Long> forgetKeys(Instant before, int limit);

    /** A refund whose key is known, and the hash of what was asked for. */
    record KnownRefund(UUID refundId, String hash) {}

    /** A refund to be made. */
    record Refund(UUID id, UUID paymentId, UUID bookingId, Money amount) {}
}
