package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.saga.Sagas;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets the idempotency keys of payments and refunds once nobody repeats their requests any more. */
@Component
public class ForgetPaymentKeys {
    private final Payments payments;
    private final Refunds refunds;
    private final Sagas sagas;
    private final PaymentProperties properties;

    ForgetPaymentKeys(Payments payments, Refunds refunds, Sagas sagas, PaymentProperties properties) {
        this.payments = payments;
        this.refunds = refunds;
        this.sagas = sagas;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${stagedoor.payment.forget-keys-interval}")
    public Mono<Void> forget() {
        return Mono.defer(() -> {
            Instant before = sagas.now().minus(properties.keepKeys());
            return allOf(payments.forgetKeys(before, properties.forgetBatch()))
                    .then(allOf(refunds.forgetKeys(before, properties.forgetBatch())));
        });
    }

    private Mono<Void> allOf(Mono<Long> batch) {
        return batch.repeat()
                .takeUntil(forgotten -> forgotten < properties.forgetBatch())
                .then();
    }
}
