package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket type as an organizer wants it, checked by itself; {@link TicketTypes} fits it into its event. */
public record TicketTypeContent(
        @Nullable UUID id,
        String name,
        Money price,
        int capacity,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking) {

    /** The same without the id, for an event in which that id means nothing. */
    public TicketTypeContent withoutId() {
        return new TicketTypeContent(null, name, price, capacity, salesStart, salesEnd, maxPerBooking);
    }

    TicketType as(UUID typeId) {
        return new TicketType(typeId, name, price, capacity, salesStart, salesEnd, maxPerBooking);
    }
}
