package dev.stagedoor.ticket.issue;

import dev.stagedoor.ticket.issue.model.IssueRules.Issuer;
import dev.stagedoor.ticket.pool.model.Pool;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Tickets without a booking. All writes join the transaction under way. */
public interface BearerTickets {

    /** Emits the event with the ticket types it has now, or nothing. */
    Mono<Issuer> issuer(UUID event);

    /** Stores tickets, in one statement. */
    Mono<Void> insert(List<UUID> ids, UUID event, UUID type, Instant at);

    /**
     * Adds tickets that were stored in this transaction to the counters, and emits those. The last write: it locks the
     * pool. {@link dev.stagedoor.ticket.pool.LostRace} where the event was cancelled meanwhile, or fewer are due.
     *
     * @param due how many of them were due in the pool
     */
    Mono<Counted> add(UUID event, UUID type, int quantity, int due);

    /** Makes some tickets of a pool void, {@code limit} at most, and emits them with the counters. */
    Mono<Voided> makeVoid(UUID event, UUID type, int limit);

    /** Emits a pool in which tickets are due, unless there is none or another transaction is at it. */
    Mono<Unfinished> unfinished();

    /**
     * The counters after a change.
     *
     * @param valid tickets of the event that admit their bearers or have
     */
    record Counted(Pool pool, long valid) {}

    /** Tickets that admit nobody any more. */
    record Voided(List<UUID> ids, Pool pool) {}

    /**
     * A pool in which something is due.
     *
     * @param issuing bearer tickets to be issued; 0: its bearer tickets are to be made void
     */
    record Unfinished(UUID eventId, UUID ticketTypeId, int issuing) {}
}
