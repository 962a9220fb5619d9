package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.offer.model.Money;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Whoever moves the money. It may be slow, silent or out, so no method is called inside a database transaction, and
 * every one can be repeated: our ids are the provider's idempotency keys.
 */
public interface PaymentProvider {

    /** Authorizes and captures. An error or silence says nothing about the outcome. */
    Mono<ChargeStatus> charge(UUID paymentId, Money amount, String token);

    /** What the provider knows of a charge. */
    Mono<ChargeStatus> status(UUID paymentId);

    /**
     * Withdraws a charge that the provider has not heard of, so that it is refused should it still arrive. Answers what
     * became of the charge: one that was captured or is being processed stays so.
     */
    Mono<ChargeStatus> withdraw(UUID paymentId);

    /** Pays back; completes once the provider has it in its books. */
    Mono<Void> refund(UUID refundId, UUID paymentId, Money amount);

    /** What became of a charge. */
    enum ChargeStatus {
        CAPTURED,
        DECLINED,
        /** May still be captured. */
        PROCESSING,
        /** Will never be captured. */
        WITHDRAWN,
        /** Never heard of: it may still be on its way. */
        UNHEARD
    }
}
