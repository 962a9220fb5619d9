package dev.stagedoor.contracts.ticket;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket's bearer was let in. */
@MessageType("stagedoor.ticket.redeemed.v1")
public record TicketRedeemed(
        UUID ticketId, UUID eventId, @Nullable UUID bookingId, Instant redeemedAt) implements TicketMessage {}
