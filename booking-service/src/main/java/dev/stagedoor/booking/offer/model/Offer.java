package dev.stagedoor.booking.offer.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A published event as far as booking it goes.
 *
 * @param revision of the catalogue; the highest one seen counts
 */
public record Offer(
        UUID eventId,
        UUID organizerId,
        long revision,
        Instant startsAt,
        CancellationRule cancellation,
        List<TicketOffer> tickets) {

    public Optional<TicketOffer> ticket(UUID ticketTypeId) {
        return tickets.stream()
                .filter(ticket -> ticket.id().equals(ticketTypeId))
                .findFirst();
    }

    public boolean hasStarted(Instant now) {
        return !now.isBefore(startsAt);
    }
}
