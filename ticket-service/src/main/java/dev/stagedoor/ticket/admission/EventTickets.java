package dev.stagedoor.ticket.admission;

import dev.stagedoor.ticket.admission.model.EventStatus;
import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The tickets of an event, as its organizer sees them. */
public interface EventTickets {

    /** Emits whose event it is, or nothing for an unknown event. */
    Mono<Owner> owner(UUID event);

    /** Emits the status of a known event, from counters. */
    Mono<EventStatus> status(UUID event);

    /**
     * Emits a page of tickets, oldest first within each state.
     *
     * @param state null: all
     */
    Mono<List<Ticket>> page(UUID event, @Nullable TicketState state, int limit, long offset);

    /**
     * Emits the next tickets of a state, oldest first.
     *
     * @param after null: from the first
     */
    Mono<List<Ticket>> next(UUID event, TicketState state, @Nullable Place after, int limit);

    /**
     * Whose event it is.
     *
     * @param secret whether nobody else may be told that there is such an event
     */
    record Owner(UUID organizerId, boolean secret) {
        boolean is(UUID user) {
            return organizerId.equals(user);
        }
    }

    /** Where a walk over tickets is: behind this one. */
    record Place(Instant createdAt, UUID id) {
        static Place of(Ticket ticket) {
            return new Place(ticket.createdAt(), ticket.id());
        }
    }
}
