package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What makes an event a spot, whoever edits it: each ticket type is a slot, free of charge, one ticket for one booking, to
 * be had until the slot's end and named after its time; the event lasts from the first slot to the last and stands in no
 * list.
 */
public final class SpotShape {
    /** The offset tells two slots apart in the hour that a night in autumn has twice. */
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mmxxx", Locale.ROOT);

    private SpotShape() {}

    /** Why these cannot be the slots of a spot. */
    static List<FieldError> errors(List<TicketType> types) {
        List<FieldError> errors = new ArrayList<>();
        if (types.isEmpty()) {
            errors.add(new FieldError("ticketTypes", "must name at least one slot"));
        }
        for (int i = 0; i < types.size(); i++) {
            TicketType type = types.get(i);
            Slot slot = type.slot();
            String path = "ticketTypes[" + i + "]";
            if (slot == null) {
                errors.add(new FieldError(path + ".slot", "is required for a spot"));
            } else if (type.salesStart() != null && !type.salesStart().isBefore(slot.end())) {
                errors.add(new FieldError(path + ".salesStart", "must be before the end of the slot"));
            }
            if (type.price().amount() != 0) {
                errors.add(new FieldError(path + ".price.amount", "must be 0: a spot is free of charge"));
            }
        }
        return errors;
    }

    /** A ticket type for a slot. */
    public static TicketType slot(UUID id, Slot slot, int tickets) {
        return new TicketType(id, "", Money.NOTHING, tickets, null, slot.end(), 1, 0, slot);
    }

    /** A new spot, published. Its name is the event's too, until somebody edits that. */
    public static Event opened(
            UUID id, UUID organizerId, String name, ZoneId zone, List<TicketType> slots, Instant now) {
        EventDetails details = new EventDetails(
                name, null, null, null, false, null, List.of(), zone, now, now, Visibility.PRIVATE, null);
        return of(Event.draft(id, organizerId, details, slots, now).named(name).publishedAt(now));
    }

    /** The event as a spot. Each of its types has a slot. */
    static Event of(Event event) {
        EventDetails given = event.details();
        List<Slot> slots = event.ticketTypes().stream().map(SpotShape::slot).toList();
        EventDetails details = new EventDetails(
                given.name(),
                given.description(),
                given.category(),
                given.location(),
                given.online(),
                given.url(),
                given.topics(),
                given.timezone(),
                slots.stream().map(Slot::start).min(Instant::compareTo).orElse(given.startsAt()),
                slots.stream().map(Slot::end).max(Instant::compareTo).orElse(given.endsAt()),
                Visibility.PRIVATE,
                given.cancellation());
        return event.with(details, named(event.ticketTypes(), given.timezone()));
    }

    private static List<TicketType> named(List<TicketType> types, ZoneId zone) {
        Map<String, Integer> uses = new HashMap<>();
        return types.stream()
                .map(type -> {
                    Slot slot = slot(type);
                    String time = DAY_AND_TIME.format(slot.start().atZone(zone)) + " - "
                            + DAY_AND_TIME.format(slot.end().atZone(zone));
                    int use = uses.merge(time, 1, Integer::sum);
                    return type.asSlot(use == 1 ? time : time + " (" + use + ")", slot.end());
                })
                .toList();
    }

    private static Slot slot(TicketType type) {
        Slot slot = type.slot();
        if (slot == null) {
            throw new IllegalArgumentException("a ticket type of a spot has a slot");
        }
        return slot;
    }
}
