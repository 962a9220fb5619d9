package dev.stagedoor.ticket.admission;

import dev.stagedoor.ticket.admission.model.Door;
import dev.stagedoor.ticket.admission.model.Presentation;
import dev.stagedoor.ticket.admission.model.Ticket;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** All tickets, found by the secret that is their id. */
public interface Tickets {

    /** Emits the ticket, or nothing. */
    Mono<Ticket> find(UUID id);

    /** Emits the door of the ticket's event, or nothing for an unknown ticket. */
    Mono<Door> door(UUID id);

    /**
     * Counts a presentation and redeems the ticket if it is {@code ok}, in one statement: of any number of presentations
     * at one moment exactly one finds it so. One of an event that was called off is not redeemed. Emits nothing for an unknown ticket.
     */
    Mono<Presentation> present(UUID id, Instant at);
}
