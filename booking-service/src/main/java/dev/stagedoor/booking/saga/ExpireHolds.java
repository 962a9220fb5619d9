package dev.stagedoor.booking.saga;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The clock that ends holds. Replicas share the work: each passes over what another has locked. */
@Component
public class ExpireHolds {
    private static final Logger log = LoggerFactory.getLogger(ExpireHolds.class);

    private final Bookings bookings;
    private final Sagas sagas;
    private final Outcomes outcomes;
    private final TransactionalOperator transaction;
    private final SagaProperties.Expiry limits;

    ExpireHolds(
            Bookings bookings,
            Sagas sagas,
            Outcomes outcomes,
            TransactionalOperator transaction,
            SagaProperties properties) {
        this.bookings = bookings;
        this.sagas = sagas;
        this.outcomes = outcomes;
        this.transaction = transaction;
        this.limits = properties.expiry();
    }

    /** Ends every hold that is due; emits how many it were. */
    @Scheduled(fixedDelayString = "${stagedoor.booking.expiry.interval}")
    public Mono<Integer> endDue() {
        return endBatch()
                .repeat(limits.maxBatches() - 1L)
                .takeUntil(ended -> ended < limits.batchSize())
                .reduce(0, Integer::sum)
                .doOnNext(ended -> {
                    if (ended > 0) {
                        log.info("{} holds ran out", ended);
                    }
                });
    }

    private Mono<Integer> endBatch() {
        return Mono.defer(() -> bookings.lockDue(sagas.now(), limits.batchSize())
                        .collectList()
                        .flatMap(due -> sagas.passTime(due, sagas.now())))
                .as(transaction::transactional)
                .doOnNext(outcomes::announce)
                .map(List::size);
    }
}
