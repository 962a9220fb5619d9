package dev.stagedoor.event.catalogue.model;

import dev.stagedoor.event.availability.model.Availability;

/** An event with what is known of its seats. */
public record EventView(Event event, Availability availability) {

    public int quantityAvailable(TicketType type) {
        return availability.available(type.id(), type.capacity());
    }

    public int quantityAvailable() {
        return event.ticketTypes().stream().mapToInt(this::quantityAvailable).sum();
    }
}
