package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket of an event.
 *
 * @param capacity seats for sale
 * @param salesStart null: on sale since publishing
 * @param salesEnd null: on sale until the event starts
 * @param initialTickets bearer tickets, besides {@code capacity}, that are issued when the event is published
 * @param slot when the tickets admit; null: for the whole event
 */
public record TicketType(
        UUID id,
        String name,
        Money price,
        int capacity,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking,
        int initialTickets,
        @Nullable Slot slot) {

    TicketType issuing(int tickets) {
        return new TicketType(id, name, price, capacity, salesStart, salesEnd, maxPerBooking, tickets, slot);
    }

    TicketType asSlot(String slotName, Instant end) {
        return new TicketType(id, slotName, price, capacity, salesStart, end, 1, initialTickets, slot);
    }
}
