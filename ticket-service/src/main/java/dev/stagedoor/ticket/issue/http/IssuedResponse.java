package dev.stagedoor.ticket.issue.http;

import dev.stagedoor.ticket.issue.Issued;
import java.util.UUID;

/**
 * Bearer tickets that were issued.
 *
 * @param quantity how many
 * @param ticketsTotal tickets of the event that admit their bearers or have, these included
 */
record IssuedResponse(UUID eventId, UUID ticketTypeId, int quantity, long ticketsTotal) {

    static IssuedResponse of(Issued.Done done) {
        return new IssuedResponse(done.eventId(), done.ticketTypeId(), done.quantity(), done.ticketsTotal());
    }
}
