package dev.stagedoor.booking.cancellation;

import dev.stagedoor.booking.cancellation.EventCancellations.Open;
import dev.stagedoor.booking.saga.Bookings;
import dev.stagedoor.booking.saga.Bookings.OpenOnes;
import dev.stagedoor.booking.saga.Bookings.Place;
import dev.stagedoor.booking.saga.Outcomes;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.Transition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The clock that ends the bookings of events that were called off. Replicas share the work: each passes over what another
 * has locked, and what one leaves behind is taken up in the next round.
 */
@Component
public class EndCancelledEvents {
    private static final Logger log = LoggerFactory.getLogger(EndCancelledEvents.class);

    private final EventCancellations cancellations;
    private final Bookings bookings;
    private final Sagas sagas;
    private final Outcomes outcomes;
    private final TransactionalOperator transaction;
    private final CancellationProperties limits;
    private final AtomicLong oldestSeconds = new AtomicLong();

    EndCancelledEvents(
            EventCancellations cancellations,
            Bookings bookings,
            Sagas sagas,
            Outcomes outcomes,
            TransactionalOperator transaction,
            CancellationProperties limits,
            MeterRegistry meters) {
        this.cancellations = cancellations;
        this.bookings = bookings;
        this.sagas = sagas;
        this.outcomes = outcomes;
        this.transaction = transaction;
        this.limits = limits;
        Gauge.builder("stagedoor.booking.event.cancellations.oldest.age", oldestSeconds, AtomicLong::get)
                .description("How long bookings or refunds of an event that was called off have waited for their end")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Sees to every cancellation that is not complete. */
    @Scheduled(fixedDelayString = "${stagedoor.booking.event-cancellation.interval}")
    public Mono<Void> endOpen() {
        return Mono.defer(() -> cancellations.open(limits.maxEvents()).collectList())
                .doOnNext(this::measure)
                .flatMapIterable(open -> open)
                .concatMap(open -> end(open.eventId()).onErrorResume(error -> {
                    log.warn("bookings of the cancelled event {} are still to be ended", open.eventId(), error);
                    return Mono.empty();
                }))
                .then();
    }

    private void measure(List<Open> open) {
        oldestSeconds.set(
                open.isEmpty()
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(open.getFirst().requestedAt(), sagas.now())
                                        .toSeconds()));
    }

    private Mono<Void> end(UUID eventId) {
        return Mono.defer(() -> {
            AtomicReference<Place> place = new AtomicReference<>(Place.FIRST);
            return Mono.defer(() -> endBatch(eventId, place.get()))
                    .doOnNext(batch -> place.set(batch.last()))
                    .map(batch -> batch.bookings().size())
                    .repeat(limits.maxBatches() - 1L)
                    .takeUntil(ended -> ended < limits.batchSize())
                    .reduce(0, Integer::sum)
                    .doOnNext(ended -> tell(eventId, ended))
                    .then(Mono.defer(() -> cancellations.complete(eventId, sagas.now())))
                    .doOnNext(complete -> {
                        if (complete) {
                            log.info("every booking of the cancelled event {} has ended", eventId);
                        }
                    })
                    .then();
        });
    }

    private static void tell(UUID eventId, int ended) {
        if (ended > 0) {
            log.info("{} bookings of the cancelled event {} ended", ended, eventId);
        }
    }

    private record Batch(OpenOnes open, List<Transition> transitions) {}

    private Mono<OpenOnes> endBatch(UUID eventId, Place before) {
        return bookings.lockOpen(eventId, before, limits.batchSize())
                .flatMap(open -> sagas.callOff(open.bookings()).map(transitions -> new Batch(open, transitions)))
                .as(transaction::transactional)
                .doOnNext(batch -> outcomes.announce(batch.transitions()))
                .map(Batch::open);
    }
}
