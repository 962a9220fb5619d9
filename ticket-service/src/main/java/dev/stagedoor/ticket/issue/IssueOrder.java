package dev.stagedoor.ticket.issue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tickets that an organizer asks for.
 *
 * @param ticketTypeId null: the only one
 * @param key null: the order is not to be recognized when it comes again
 */
public record IssueOrder(
        UUID eventId,
        UUID userId,
        int quantity,
        @Nullable UUID ticketTypeId,
        @Nullable String key) {

    /** The same for orders that ask for the same. */
    public String hash() {
        return eventId + " " + quantity + " " + ticketTypeId;
    }
}
