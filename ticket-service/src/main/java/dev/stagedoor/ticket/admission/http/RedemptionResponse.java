package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.ticket.admission.model.TicketState;
import java.time.Instant;
import java.util.UUID;

/** Let the bearer in. */
record RedemptionResponse(UUID ticketId, TicketState state, Instant redeemedAt, int timesPresentedBefore) {}
