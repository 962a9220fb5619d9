package dev.stagedoor.booking.order;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets idempotency keys once nobody repeats their requests any more. */
@Component
class ForgetKeys {
    private final Orders orders;
    private final Clock clock;
    private final OrderProperties properties;

    ForgetKeys(Orders orders, Clock clock, OrderProperties properties) {
        this.orders = orders;
        this.clock = clock;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${stagedoor.booking.order.forget-keys-interval}")
    Mono<Void> forget() {
        return Mono.defer(
                        () -> orders.forgetKeys(clock.instant().minus(properties.keepKeys()), properties.forgetBatch()))
                .repeat()
                .takeUntil(forgotten -> forgotten < properties.forgetBatch())
                .then();
    }
}
