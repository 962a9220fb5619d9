package dev.stagedoor.ticket.reconcile;

import dev.stagedoor.ticket.reconcile.model.EventStamp;
import dev.stagedoor.ticket.reconcile.model.PoolBooks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The books of the inventory: counters of pools, reservations, tickets. */
public interface Books {

    /** Emits how far each event has come, and all seats, from counters. */
    Mono<Inventory> inventory();

    /** Counts again, in one statement and so of one moment, and emits the pools of these events whose books differ. */
    Mono<List<PoolBooks>> differing(Collection<UUID> events);

    /** Counts the pools again whose sale is stopped. */
    Flux<PoolBooks> stopped();

    /** Counts one pool again; empty where there is none. In a transaction it keeps the pool from changing until the end. */
    Mono<PoolBooks> ofPool(UUID ticketType);

    /** Emits bookings of that ticket type with other tickets than seats sold, {@code limit} at most. */
    Flux<Mismatch> mismatches(UUID ticketType, int limit);

    /**
     * All pools together.
     *
     * @param suspended pools whose sale is stopped
     */
    record Inventory(List<EventStamp> events, Map<String, Long> seats, long suspended) {}

    /** A booking whose tickets are not as many as its seats. */
    record Mismatch(UUID bookingId, int attempt, long seatsSold, long tickets) {}
}
