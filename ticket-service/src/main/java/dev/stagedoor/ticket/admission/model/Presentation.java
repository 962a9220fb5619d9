package dev.stagedoor.ticket.admission.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket was shown at the door and that was counted.
 *
 * @param eventCancelled whether the event was called off: then the ticket is void, whatever became of it until then
 * @param before the ticket's state until then
 * @param timesBefore earlier presentations
 * @param lastBefore the last of them
 * @param redeemedAt when the ticket admitted its bearer, be it by this presentation; null for a void one that never did
 */
public record Presentation(
        UUID eventId,
        @Nullable UUID bookingId,
        boolean eventCancelled,
        TicketState before,
        int timesBefore,
        @Nullable Instant lastBefore,
        @Nullable Instant redeemedAt) {}
