package dev.stagedoor.booking.spot.model;

import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.TicketOffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which slots of a spot are asked for, one after the other. */
public sealed interface SlotChoice {

    /** These, until one has a seat. */
    record Slots(List<UUID> ids) implements SlotChoice {}

    /** All of them are over. */
    record AllOver() implements SlotChoice {}

    /** The slot asked for is none of the spot's, or none that is free of charge. */
    record NoSuchSlot() implements SlotChoice {}

    /**
     * Chooses.
     *
     * @param wanted null: the next one that is not over
     * @param longest at most so many
     */
    static SlotChoice of(Offer spot, @Nullable UUID wanted, int longest, Instant now) {
        if (wanted != null) {
            return spot.ticket(wanted).filter(SlotChoice::isForGuests).isPresent()
                    ? new Slots(List.of(wanted))
                    : new NoSuchSlot();
        }
        List<UUID> next = spot.tickets().stream()
                .filter(SlotChoice::isForGuests)
                .filter(ticket -> now.isBefore(end(ticket, spot)))
                .sorted(Comparator.comparing((TicketOffer ticket) -> start(ticket, spot))
                        .thenComparing(TicketOffer::id))
                .limit(longest)
                .map(TicketOffer::id)
                .toList();
        return next.isEmpty() ? new AllOver() : new Slots(next);
    }

    private static boolean isForGuests(TicketOffer ticket) {
        return ticket.price().comesToNothing();
    }

    private static Instant start(TicketOffer ticket, Offer spot) {
        var slot = ticket.slot();
        return slot == null ? spot.startsAt() : slot.start();
    }

    private static Instant end(TicketOffer ticket, Offer spot) {
        var slot = ticket.slot();
        return slot == null ? spot.startsAt() : slot.end();
    }
}
