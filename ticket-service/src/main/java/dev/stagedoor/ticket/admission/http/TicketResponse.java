package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as its bearer and the organizer see it. */
record TicketResponse(
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

    static TicketResponse of(Ticket ticket) {
        return new TicketResponse(
                ticket.id(),
                ticket.eventId(),
                ticket.eventName(),
                ticket.ticketTypeId(),
                ticket.bookingId(),
                ticket.state(),
                ticket.createdAt(),
                ticket.redeemedAt(),
                ticket.timesPresented(),
                ticket.lastPresentedAt());
    }
}
