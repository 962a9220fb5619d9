package dev.stagedoor.event.catalogue.http;

import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Money;
import dev.stagedoor.event.catalogue.model.Slot;
import dev.stagedoor.event.catalogue.model.TicketType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket type as it is answered; its seats as ticket-service last told them.
 *
 * @param capacity seats for sale
 * @param quantitySold of the seats for sale
 * @param quantityIssued bearer tickets besides the seats for sale
 * @param suspended nothing of it is sold for now, though seats are left: they are being counted again
 * @param slot when the tickets admit; null: for the whole event
 */
public record TicketTypeResponse(
        UUID id,
        UUID eventId,
        String name,
        Money price,
        int capacity,
        int quantityAvailable,
        int quantityHeld,
        int quantitySold,
        int quantityIssued,
        boolean suspended,
        @Nullable OffsetDateTime salesStart,
        @Nullable OffsetDateTime salesEnd,
        int maxPerBooking,
        @Nullable SlotResponse slot) {

    /** A stretch of time, with the offsets of the event's time zone. */
    public record SlotResponse(OffsetDateTime start, OffsetDateTime end) {
        static @Nullable SlotResponse of(@Nullable Slot slot, ZoneId zone) {
            return slot == null
                    ? null
                    : new SlotResponse(
                            slot.start().atZone(zone).toOffsetDateTime(),
                            slot.end().atZone(zone).toOffsetDateTime());
        }
    }

    static List<TicketTypeResponse> all(EventView view) {
        return view.event().ticketTypes().stream().map(type -> of(view, type)).toList();
    }

    static TicketTypeResponse of(EventView view, TicketType type) {
        ZoneId zone = view.event().details().timezone();
        return new TicketTypeResponse(
                type.id(),
                view.event().id(),
                type.name(),
                type.price(),
                type.capacity(),
                view.quantityAvailable(type),
                view.availability().held(type.id()),
                view.availability().sold(type.id()),
                view.quantityIssued(type),
                view.availability().isSuspended(type.id()),
                at(type.salesStart(), zone),
                at(type.salesEnd(), zone),
                type.maxPerBooking(),
                SlotResponse.of(type.slot(), zone));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toOffsetDateTime();
    }
}
