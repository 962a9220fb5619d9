package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.payment.Refunds.Refund;
import dev.stagedoor.booking.saga.Sagas;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the refunds that the saga ordered, again and again until the provider has them in its books. */
@Component
public class PayBack {
    private static final Logger log = LoggerFactory.getLogger(PayBack.class);

    private final Refunds refunds;
    private final PaymentProvider provider;
    private final Sagas sagas;
    private final PaymentProperties properties;
    private final Counter made;

    PayBack(
            Refunds refunds,
            PaymentProvider provider,
            Sagas sagas,
            PaymentProperties properties,
            MeterRegistry meters) {
        this.refunds = refunds;
        this.provider = provider;
        this.sagas = sagas;
        this.properties = properties;
        this.made = Counter.builder("stagedoor.payment.refunds")
                .description("Refunds that the provider has made")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${stagedoor.payment.refund-interval}")
    public Mono<Void> payDue() {
        return Mono.defer(() -> refunds.takeDue(
                        sagas.now(), properties.batchSize(), properties.pause(), properties.longestPause())
                .flatMap(this::pay, properties.parallel())
                .then());
    }

    private Mono<Void> pay(Refund refund) {
        return provider.refund(refund.id(), refund.paymentId(), refund.amount())
                .timeout(properties.answerTimeout())
                .then(Mono.defer(() -> note(refund)))
                .onErrorResume(error -> {
                    log.warn("refund {} is still to be made: {}", refund.id(), error.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> note(Refund refund) {
        return refunds.done(refund.id(), sagas.now())
                .filter(first -> first)
                .doOnNext(_ -> made.increment())
                .then();
    }
}
