package dev.stagedoor.ticket.hold;

import dev.stagedoor.ticket.hold.model.Attempt;
import java.util.UUID;

/**
 * A ticket that admits nobody any more.
 *
 * @param redeemed whether its bearer had been let in before
 */
public record VoidedTicket(UUID id, UUID eventId, Attempt attempt, boolean redeemed) {
    /** Without the id, for logs. */
    @Override
    public String toString() {
        return "VoidedTicket[" + attempt + "]";
    }
}
