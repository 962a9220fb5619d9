package dev.stagedoor.contracts.ticket;

import java.util.UUID;

/** What ticket-service says of tickets. */
public sealed interface TicketMessage permits TicketsIssued, TicketsVoided, TicketRedeemed {
    UUID eventId();
}
