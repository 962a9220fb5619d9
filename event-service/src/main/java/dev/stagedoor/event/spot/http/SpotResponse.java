package dev.stagedoor.event.spot.http;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Slot;
import dev.stagedoor.event.catalogue.model.TicketType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A spot as it is answered.
 *
 * @param id of the event that it is: its owner edits and cancels that
 * @param url its page, which its QR code leads to
 */
record SpotResponse(UUID id, String name, EventStatus status, String timezone, List<SlotResponse> slots, String url) {

    /**
     * A slot.
     *
     * @param id of the ticket type that it is
     * @param start with the offset of the spot's time zone
     * @param end with the offset of the spot's time zone
     */
    @Schema(name = "SpotSlotResponse")
    record SlotResponse(UUID id, OffsetDateTime start, OffsetDateTime end, int tickets, int available) {
        static SlotResponse of(EventView view, TicketType type) {
            Slot slot = requireNonNull(type.slot());
            ZoneId zone = view.event().details().timezone();
            return new SlotResponse(
                    type.id(),
                    slot.start().atZone(zone).toOffsetDateTime(),
                    slot.end().atZone(zone).toOffsetDateTime(),
                    type.capacity(),
                    view.quantityAvailable(type));
        }
    }

    static SpotResponse of(EventView view, String url, Instant now) {
        Event event = view.event();
        return new SpotResponse(
                event.id(),
                requireNonNull(event.spot()),
                EventStatus.of(view, now),
                event.details().timezone().getId(),
                event.ticketTypes().stream()
                        .map(type -> SlotResponse.of(view, type))
                        .toList(),
                url);
    }
}
