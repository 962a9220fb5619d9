package dev.stagedoor.ticket.paper;

import dev.stagedoor.ticket.paper.model.PrintableTicket;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What is printed on tickets. */
public interface PrintableTickets {

    /** Emits the ticket, or nothing. */
    Mono<PrintableTicket> find(UUID id);
}
