package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket type as an organizer wants it, checked by itself; {@link TicketTypes} fits it into its event.
 *
 * @param slot null: none for a new type, left as it is for one that exists
 */
public record TicketTypeContent(
        @Nullable UUID id,
        String name,
        Money price,
        int capacity,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking,
        @Nullable Slot slot) {

    /** The same without the id, for an event in which that id means nothing. */
    public TicketTypeContent withoutId() {
        return new TicketTypeContent(null, name, price, capacity, salesStart, salesEnd, maxPerBooking, slot);
    }

    /** A new type. */
    TicketType as(UUID typeId) {
        return new TicketType(typeId, name, price, capacity, salesStart, salesEnd, maxPerBooking, 0, slot);
    }

    /** What becomes of a type that exists. */
    TicketType over(TicketType current) {
        return new TicketType(
                current.id(),
                name,
                price,
                capacity,
                salesStart,
                salesEnd,
                maxPerBooking,
                current.initialTickets(),
                slot == null ? current.slot() : slot);
    }
}
