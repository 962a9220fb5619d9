package dev.stagedoor.ticket;

import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as its organizer has edited it. */
public record Edited(EventSnapshot snapshot) {

    /** Each ticket type gets so many initial tickets. */
    public Edited initialTickets(int tickets) {
        return types(snapshot.ticketTypes().stream()
                .map(type -> new TicketTypeSnapshot(
                        type.id(),
                        type.name(),
                        type.price(),
                        type.capacity(),
                        type.salesStart(),
                        type.salesEnd(),
                        type.maxPerBooking(),
                        tickets,
                        type.slot()))
                .toList());
    }

    public Edited types(List<TicketTypeSnapshot> types) {
        return with(snapshot.name(), snapshot.organizerId(), types, snapshot.doorStaff(), snapshot.spot());
    }

    public Edited doorStaff(UUID... staff) {
        return with(snapshot.name(), snapshot.organizerId(), snapshot.ticketTypes(), List.of(staff), snapshot.spot());
    }

    public Edited spot(@Nullable String name) {
        return with(snapshot.name(), snapshot.organizerId(), snapshot.ticketTypes(), snapshot.doorStaff(), name);
    }

    public Edited name(String name) {
        return with(name, snapshot.organizerId(), snapshot.ticketTypes(), snapshot.doorStaff(), snapshot.spot());
    }

    public Edited organizer(UUID organizer) {
        return with(snapshot.name(), organizer, snapshot.ticketTypes(), snapshot.doorStaff(), snapshot.spot());
    }

    public Edited visibility(EventSnapshot.Visibility visibility) {
        return new Edited(new EventSnapshot(
                snapshot.id(),
                snapshot.revision(),
                snapshot.organizerId(),
                snapshot.name(),
                snapshot.description(),
                snapshot.category(),
                snapshot.location(),
                snapshot.online(),
                snapshot.timezone(),
                snapshot.startsAt(),
                snapshot.endsAt(),
                visibility,
                snapshot.cancelUntil(),
                snapshot.cancelFeePercent(),
                snapshot.ticketTypes(),
                snapshot.doorStaff(),
                snapshot.spot()));
    }

    private Edited with(
            String name,
            UUID organizer,
            List<TicketTypeSnapshot> types,
            @Nullable List<UUID> doorStaff,
            @Nullable String spot) {
        return new Edited(new EventSnapshot(
                snapshot.id(),
                snapshot.revision(),
                organizer,
                name,
                snapshot.description(),
                snapshot.category(),
                "Großes Haus, Berlin",
                snapshot.online(),
                snapshot.timezone(),
                snapshot.startsAt(),
                snapshot.endsAt(),
                snapshot.visibility(),
                snapshot.cancelUntil(),
                snapshot.cancelFeePercent(),
                types,
                doorStaff,
                spot));
    }
}
