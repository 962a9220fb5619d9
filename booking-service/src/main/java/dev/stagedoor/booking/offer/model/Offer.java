package dev.stagedoor.booking.offer.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published event as far as booking it goes.
 *
 * @param revision of the catalogue; the highest one seen counts
 * @param visibility who may know of it, and so book
 * @param spot the name under which guests reserve; null: only users book
 * @param calledOffAt when the organizer called it off; null: it takes place
 */
public record Offer(
        UUID eventId,
        UUID organizerId,
        long revision,
        Instant startsAt,
        CancellationRule cancellation,
        Visibility visibility,
        @Nullable String spot,
        @Nullable Instant calledOffAt,
        List<TicketOffer> tickets) {

    public Optional<TicketOffer> ticket(UUID ticketTypeId) {
        return tickets.stream()
                .filter(ticket -> ticket.id().equals(ticketTypeId))
                .findFirst();
    }

    public boolean belongsTo(UUID userId) {
        return organizerId.equals(userId);
    }

    public boolean isPrivate() {
        return visibility == Visibility.PRIVATE;
    }

    /** Whether somebody may book without being invited. A spot is private, but its name opens it to whoever knows it. */
    public boolean isOpenTo(UUID userId) {
        return !isPrivate() || spot != null || belongsTo(userId);
    }

    public boolean isCalledOff() {
        return calledOffAt != null;
    }

    /** Whether tickets of a type still let somebody see something: until the event starts, or until their slot is over. */
    boolean isToCome(TicketOffer ticket, Instant now) {
        var slot = ticket.slot();
        return now.isBefore(slot == null ? startsAt : slot.end());
    }

    /** The terms of today for a booking of some of the ticket types: it begins with the first slot of them. */
    public Terms terms(List<PricedItem> items) {
        Instant first = items.stream()
                .map(item -> ticket(item.ticketTypeId()).map(TicketOffer::slot).orElse(null))
                .filter(Objects::nonNull)
                .map(TicketOffer.Slot::start)
                .min(Instant::compareTo)
                .orElse(startsAt);
        return new Terms(first, cancellation);
    }
}
