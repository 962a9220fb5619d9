package dev.stagedoor.ticket.reconcile;

import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.ticket.pool.PoolAnnouncements;
import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.reconcile.Books.Mismatch;
import dev.stagedoor.ticket.reconcile.model.PoolBooks;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Shows an operator what differs, and puts a ticket type on sale again once its books agree. Not by itself: that they agree
 * again does not say why they did not, nor that whoever mended them is done.
 */
@Component
public class ResumeSale {
    private static final Logger log = LoggerFactory.getLogger(ResumeSale.class);

    /** Bookings that are named as examples; the rest is for SQL. */
    private static final int EXAMPLES = 20;

    private final Books books;
    private final Stops stops;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ResumeSale(Books books, Stops stops, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.books = books;
        this.stops = stops;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Resumption {
        /** It is on sale again, or was all along. */
        record Resumed() implements Resumption {}

        /** The books still differ. */
        record StillDiffers(List<String> differences) implements Resumption {}

        /** There is no such ticket type. */
        record Unknown() implements Resumption {}
    }

    /** The books of a ticket type, with bookings that explain a difference. */
    public record Finding(PoolBooks books, List<Mismatch> bookings) {}

    /** Emits the ticket types whose sale is stopped, counted again now. */
    public Mono<List<PoolBooks>> stopped() {
        return books.stopped().collectList();
    }

    /** Emits the books of a ticket type, counted again now; empty for an unknown one. */
    public Mono<Finding> look(UUID ticketType) {
        return books.ofPool(ticketType)
                .flatMap(found -> books.mismatches(ticketType, EXAMPLES)
                        .collectList()
                        .map(bookings -> new Finding(found, bookings)));
    }

    /** Counts again and resumes the sale, both in one transaction. */
    public Mono<Resumption> resume(UUID ticketType) {
        return books.ofPool(ticketType)
                .flatMap(found -> found.agree()
                        ? putOnSale(ticketType)
                        : Mono.<Resumption>just(new Resumption.StillDiffers(found.differences())))
                .as(transaction::transactional)
                .defaultIfEmpty(new Resumption.Unknown());
    }

    private Mono<Resumption> putOnSale(UUID ticketType) {
        return stops.resume(ticketType).flatMap(this::announce).thenReturn(new Resumption.Resumed());
    }

    private Mono<Void> announce(Pool pool) {
        log.info("Ticket type {} of event {} is on sale again", pool.id(), pool.eventId());
        return outbox.append(PoolAnnouncements.of(List.of(pool), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
