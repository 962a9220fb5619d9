package dev.stagedoor.ticket.hold;

import dev.stagedoor.ticket.hold.model.Attempt;
import java.util.UUID;

/**
 * A ticket to be issued.
 *
 * @param id a secret: who knows it may enter
 */
public record NewTicket(UUID id, UUID eventId, UUID ticketTypeId, Attempt attempt) {
    /** Without the id, for logs. */
    @Override
    public String toString() {
        return "NewTicket[" + attempt + "]";
    }
}
