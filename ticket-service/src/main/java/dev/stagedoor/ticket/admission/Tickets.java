package dev.stagedoor.ticket.admission;

import dev.stagedoor.ticket.admission.model.Presentation;
import dev.stagedoor.ticket.admission.model.Ticket;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** All tickets, found by the secret that is their id. */
public interface Tickets {

    /** Emits the ticket, or nothing. */
    Mono<Ticket> find(UUID id);

    /**
     * Counts a presentation and redeems the ticket if it is {@code ok}, in one statement: of any number of presentations
     * at one moment exactly one finds it so. Emits nothing for an unknown ticket.
     */
    Mono<Presentation> present(UUID id, Instant at);
}
