package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.payment.PaymentProvider.ChargeStatus;
import dev.stagedoor.booking.saga.Sagas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the provider what became of payments whose outcome is open, after silence or after a crash of ours. */
@Component
public class SettleOpenPayments {
    private static final Logger log = LoggerFactory.getLogger(SettleOpenPayments.class);

    private final Payments payments;
    private final PaymentProvider provider;
    private final SettlePayment settle;
    private final Sagas sagas;
    private final PaymentProperties properties;

    SettleOpenPayments(
            Payments payments,
            PaymentProvider provider,
            SettlePayment settle,
            Sagas sagas,
            PaymentProperties properties) {
        this.payments = payments;
        this.provider = provider;
        this.settle = settle;
        this.sagas = sagas;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${stagedoor.payment.reconcile-interval}")
    public Mono<Void> settleDue() {
        return Mono.defer(() -> payments.takeDue(
                        sagas.now(), properties.batchSize(), properties.pause(), properties.longestPause())
                .flatMap(this::ask, properties.parallel())
                .then());
    }

    private Mono<Void> ask(Payment payment) {
        return provider.status(payment.id())
                // Not heard of: our call was lost or is still on its way, and must not arrive any more.
                .flatMap(status -> status == ChargeStatus.UNHEARD ? provider.withdraw(payment.id()) : Mono.just(status))
                .timeout(properties.answerTimeout())
                .flatMap(status -> settle.settle(payment, status))
                .then()
                .onErrorResume(error -> {
                    log.warn("payment {} stays open: {}", payment.id(), error.toString());
                    return Mono.empty();
                });
    }
}
