package dev.stagedoor.contracts.ticket;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets admit nobody any more. */
@MessageType("stagedoor.ticket.voided.v1")
public record TicketsVoided(@Nullable UUID bookingId, UUID eventId, List<UUID> ticketIds, Instant voidedAt)
        implements TicketMessage {}
