package dev.stagedoor.event.catalogue.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as an organizer wants it, checked.
 *
 * @param ticketTypes null: none for a new event, left as they are for one that exists
 */
public record EventContent(EventDetails details, @Nullable List<TicketTypeContent> ticketTypes) {

    /** The same with ticket types known by name only, for an event that has none of these ids. */
    public EventContent withoutTicketTypeIds() {
        return ticketTypes == null
                ? this
                : new EventContent(
                        details,
                        ticketTypes.stream().map(TicketTypeContent::withoutId).toList());
    }
}
