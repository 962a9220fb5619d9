package dev.stagedoor.ticket.issue;

import dev.stagedoor.ticket.issue.BearerTickets.Unfinished;
import dev.stagedoor.ticket.pool.Races;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Does what is due in pools: issues the initial tickets of those that opened, makes void the bearer tickets of cancelled
 * events. What is left to do is in the pool itself and is written with each chunk, so that it goes on where it stood after
 * a crash, in whatever replica.
 *
 * <p>Not in the transaction that opened the pool: a million tickets take half a minute, in which the catalogue would stand
 * still and a redelivery would begin anew. Few go the same way as many.
 */
@Component
public class FinishPools {
    private static final Logger log = LoggerFactory.getLogger(FinishPools.class);

    private final BearerTickets tickets;
    private final TicketChunks chunks;
    private final IssueProperties limits;
    private final Races races;
    private final TransactionalOperator transaction;
    private final IssueMetrics metrics;

    FinishPools(
            BearerTickets tickets,
            TicketChunks chunks,
            IssueProperties limits,
            Races races,
            TransactionalOperator transaction,
            IssueMetrics metrics) {
        this.tickets = tickets;
        this.chunks = chunks;
        this.limits = limits;
        this.races = races;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /** Looks for pools in which something is due; an outage is logged and the next round looks again. */
    @Scheduled(
            initialDelayString = "${stagedoor.tickets.issue.interval}",
            fixedDelayString = "${stagedoor.tickets.issue.interval}")
    Mono<Void> look() {
        return finish().onErrorResume(error -> {
            log.warn("Bearer tickets that are due have to wait: {}", error.toString());
            return Mono.empty();
        });
    }

    /** Works until nothing is due, or another replica is at it. */
    public Mono<Void> finish() {
        return step().repeat().takeWhile(worked -> worked).then();
    }

    /** One chunk, one transaction; emits whether there was any work. */
    Mono<Boolean> step() {
        return races.retry(Mono.defer(() -> tickets.unfinished()
                .flatMap(pool -> work(pool).thenReturn(true))
                .as(transaction::transactional)
                .defaultIfEmpty(false)));
    }

    private Mono<Void> work(Unfinished pool) {
        if (pool.issuing() == 0) {
            return chunks.makeVoid(pool.eventId(), pool.ticketTypeId())
                    .doOnNext(metrics::voided)
                    .then();
        }
        int chunk = Math.min(pool.issuing(), limits.chunk());
        return chunks.issue(pool.eventId(), pool.ticketTypeId(), chunk, chunk)
                .doOnNext(_ -> metrics.issued(chunk))
                .then();
    }
}
