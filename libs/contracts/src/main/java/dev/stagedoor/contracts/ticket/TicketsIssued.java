package dev.stagedoor.contracts.ticket;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tickets exist and admit their bearers.
 *
 * @param bookingId null for bearer tickets that the organizer issued
 * @param userId who booked; null for bearer tickets
 */
@MessageType("stagedoor.ticket.issued.v1")
public record TicketsIssued(
        @Nullable UUID bookingId, UUID eventId, @Nullable UUID userId, List<IssuedTicket> tickets, Instant issuedAt)
        implements TicketMessage {

    /** One ticket of {@link TicketsIssued}. */
    public record IssuedTicket(UUID id, UUID ticketTypeId) {}
}
