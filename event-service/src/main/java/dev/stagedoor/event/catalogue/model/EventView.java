package dev.stagedoor.event.catalogue.model;

import dev.stagedoor.event.availability.model.Availability;

/** An event with what is known of its seats. */
public record EventView(Event event, Availability availability) {

    /** Seats that can be had; none of an event that was called off. */
    public int quantityAvailable(TicketType type) {
        return event.isCalledOff() ? 0 : availability.available(type.id(), type.capacity());
    }

    public int quantityAvailable() {
        return event.ticketTypes().stream().mapToInt(this::quantityAvailable).sum();
    }

    /**
     * Bearer tickets besides the seats for sale. The initial ones count from the start: ticket-service issues them as soon
     * as it hears of the event, many of them a part at a time.
     */
    public int quantityIssued(TicketType type) {
        int told = availability.issued(type.id(), type.initialTickets());
        return event.isCalledOff() ? told : Math.max(told, type.initialTickets());
    }

    public int quantityIssued() {
        return event.ticketTypes().stream().mapToInt(this::quantityIssued).sum();
    }

    /** Everybody who could come: the seats for sale and the bearers of issued tickets. */
    public int totalCapacity() {
        return event.capacity() + quantityIssued();
    }
}
