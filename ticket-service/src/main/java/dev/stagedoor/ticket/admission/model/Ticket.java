package dev.stagedoor.ticket.admission.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A right to enter.
 *
 * @param id a secret: who knows it may enter
 * @param bookingId null for a ticket that the organizer issued without one
 * @param timesPresented at the door, whatever the door said
 */
public record Ticket(
        UUID id,
        UUID eventId,
        String eventName,
        UUID ticketTypeId,
        @Nullable UUID bookingId,
        TicketState state,
        Instant createdAt,
        @Nullable Instant redeemedAt,
        int timesPresented,
        @Nullable Instant lastPresentedAt) {
    /** Without the id, for logs. */
    @Override
    public String toString() {
        return "Ticket[" + eventId + ", " + state + "]";
    }
}
