package dev.stagedoor.event.live.http;

import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an event.
 *
 * @param asOf when ticket-service counted them; null: it has not yet, and all are free
 * @param totalCapacity seats for sale and issued tickets
 * @param quantitySold of the seats for sale
 * @param quantityIssued bearer tickets besides the seats for sale
 */
record AvailabilityResponse(
        UUID eventId,
        @Nullable Instant asOf,
        EventStatus status,
        int totalCapacity,
        int quantityAvailable,
        int quantityHeld,
        int quantitySold,
        int quantityIssued,
        List<TypeAvailability> ticketTypes) {

    /**
     * The seats of one ticket type.
     *
     * @param suspended nothing of it is sold for now, though seats are left: they are being counted again
     */
    record TypeAvailability(
            UUID ticketTypeId,
            String name,
            int capacity,
            int quantityAvailable,
            int quantityHeld,
            int quantitySold,
            int quantityIssued,
            boolean suspended) {

        static TypeAvailability of(EventView view, TicketType type) {
            return new TypeAvailability(
                    type.id(),
                    type.name(),
                    type.capacity(),
                    view.quantityAvailable(type),
                    view.availability().held(type.id()),
                    view.availability().sold(type.id()),
                    view.quantityIssued(type),
                    view.availability().isSuspended(type.id()));
        }
    }

    static AvailabilityResponse of(EventView view, Instant now) {
        List<TypeAvailability> types = view.event().ticketTypes().stream()
                .map(type -> TypeAvailability.of(view, type))
                .toList();
        List<UUID> ids = types.stream().map(TypeAvailability::ticketTypeId).toList();
        return new AvailabilityResponse(
                view.event().id(),
                view.availability().asOf(ids).orElse(null),
                EventStatus.of(view, now),
                view.totalCapacity(),
                view.quantityAvailable(),
                types.stream().mapToInt(TypeAvailability::quantityHeld).sum(),
                types.stream().mapToInt(TypeAvailability::quantitySold).sum(),
                view.quantityIssued(),
                types);
    }
}
