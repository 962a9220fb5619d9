package dev.stagedoor.ticket.reconcile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.ticket.pool.PoolAnnouncements;
import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.reconcile.Books.Inventory;
import dev.stagedoor.ticket.reconcile.model.EventStamp;
import dev.stagedoor.ticket.reconcile.model.PoolBooks;
import dev.stagedoor.ticket.reconcile.model.Turns;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at the books of some events in each cycle, and stops the sale of the ticket types whose books differ. */
@Component
public class CheckDrift {
    private static final Logger log = LoggerFactory.getLogger(CheckDrift.class);

    private final Books books;
    private final Stops stops;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final DriftMetrics metrics;
    private final Turns turns;

    CheckDrift(
            Books books,
            Stops stops,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock,
            DriftMetrics metrics,
            ReconcileProperties limits) {
        this.books = books;
        this.stops = stops;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.metrics = metrics;
        this.turns = new Turns(limits.seatsPerCycle(), limits.seatsPerSlice());
    }

    /** One cycle; an outage is logged and the next one looks again. */
    @Scheduled(
            initialDelayString = "${stagedoor.inventory.drift-check-interval}",
            fixedDelayString = "${stagedoor.inventory.drift-check-interval}")
    public Mono<Void> check() {
        Instant begun = clock.instant();
        return books.inventory()
                .flatMap(inventory -> cycle(inventory)
                        .collectList()
                        .flatMap(differing -> stop(differing)
                                .doOnNext(stopped ->
                                        metrics.checked(inventory, differing.size(), stopped.size(), begun))))
                .then()
                .onErrorResume(error -> {
                    log.warn("The inventory could not be checked for drift: {}", error.toString());
                    metrics.unknown();
                    return Mono.empty();
                });
    }

    private Flux<PoolBooks> cycle(Inventory inventory) {
        return Flux.fromIterable(turns.next(inventory.events())).concatMap(this::count);
    }

    private Flux<PoolBooks> count(List<EventStamp> slice) {
        return books.differing(slice.stream().map(EventStamp::eventId).toList())
                .doOnNext(differing -> turns.found(
                        slice, differing.stream().map(PoolBooks::eventId).collect(toSet())))
                .flatMapIterable(differing -> differing);
    }

    private Mono<List<Pool>> stop(List<PoolBooks> differing) {
        Map<UUID, String> reasons = differing.stream()
                .filter(pool -> pool.stopped() == null)
                .collect(toMap(PoolBooks::ticketTypeId, pool -> String.join("; ", pool.differences())));
        if (reasons.isEmpty()) {
            return Mono.just(List.of());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return stops.stop(reasons, now)
                .flatMap(stopped ->
                        outbox.append(PoolAnnouncements.of(stopped, now)).thenReturn(stopped))
                .as(transaction::transactional)
                .doOnNext(stopped -> stopped.forEach(pool -> log.error(
                        "The sale of ticket type {} of event {} is stopped, for its books differ: {}",
                        pool.id(),
                        pool.eventId(),
                        reasons.get(pool.id()))));
    }
}
