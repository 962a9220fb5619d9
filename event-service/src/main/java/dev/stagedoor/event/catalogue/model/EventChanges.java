package dev.stagedoor.event.catalogue.model;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.model.EditOutcome.BegunAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.BelowTaken;
import dev.stagedoor.event.catalogue.model.EditOutcome.CancelledAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.Invalid;
import dev.stagedoor.event.catalogue.model.EditOutcome.NoSuchEvent;
import dev.stagedoor.event.catalogue.model.EditOutcome.NoSuchTicketType;
import dev.stagedoor.event.catalogue.model.EditOutcome.NotYours;
import dev.stagedoor.event.catalogue.model.EditOutcome.NothingToSell;
import dev.stagedoor.event.catalogue.model.EditOutcome.OnSaleAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.Stale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which changes an event allows. */
public final class EventChanges {
    /** What the tickets of an event without ticket types are called. */
    static final String ADMISSION = "Admission";

    private EventChanges() {}

    /** Why {@code userId} may not change the event at all; empty if nothing speaks against it. */
    public static Optional<EditOutcome> refusal(Event event, UUID userId, Precondition precondition) {
        if (!event.mayBeSeenBy(userId)) {
            return Optional.of(new NoSuchEvent());
        }
        if (!event.belongsTo(userId)) {
            return Optional.of(new NotYours());
        }
        return precondition.holdsFor(event) ? Optional.empty() : Optional.of(new Stale());
    }

    /** A new draft. Ids of ticket types mean nothing to it. */
    public static Event create(UUID organizerId, EventContent content, Supplier<UUID> ids, Instant now) {
        List<TicketTypeContent> wanted = content.ticketTypes();
        List<TicketType> types = wanted == null
                ? List.of()
                : wanted.stream().map(type -> type.as(ids.get())).toList();
        return Event.draft(ids.get(), organizerId, content.details(), types, now);
    }

    /** A new draft; with initial tickets published at once, for tickets of a draft would admit to nothing. */
    public static EditOutcome create(UUID organizerId, NewEvent wanted, Supplier<UUID> ids, Instant now) {
        Event draft = create(organizerId, wanted.content(), ids, now);
        Integer tickets = wanted.initialTickets();
        return tickets == null
                ? new Done(new EventView(draft, Availability.UNKNOWN))
                : publish(new EventView(issuing(draft, tickets, ids), Availability.UNKNOWN), now);
    }

    private static Event issuing(Event draft, int tickets, Supplier<UUID> ids) {
        List<TicketType> types = new ArrayList<>(draft.ticketTypes());
        if (types.isEmpty()) {
            types.add(new TicketTypeContent(
                            null, ADMISSION, Money.NOTHING, 0, null, null, Limits.DEFAULT_MAX_PER_BOOKING, null)
                    .as(ids.get()));
        }
        types.set(0, types.getFirst().issuing(tickets));
        return draft.withTicketTypes(List.copyOf(types));
    }

    public static EditOutcome replace(EventView now, EventContent wanted, Supplier<UUID> ids) {
        List<TicketTypeContent> types = wanted.ticketTypes();
        if (types == null) {
            return withTypes(now, wanted.details(), now.event().ticketTypes());
        }
        return switch (TicketTypes.replace(now.event().ticketTypes(), types, ids)) {
            case Checked.Invalid<List<TicketType>>(var errors) -> new Invalid(errors);
            case Checked.Valid<List<TicketType>>(var replaced) -> withTypes(now, wanted.details(), replaced);
        };
    }

    /** Null lets everybody redeem who has a ticket's id. */
    public static EditOutcome withDoorStaff(EventView now, @Nullable List<UUID> staff) {
        return now.event().isCalledOff()
                ? new CancelledAlready()
                : new Done(new EventView(now.event().withDoorStaff(staff), now.availability()));
    }

    public static EditOutcome addTicketType(EventView now, TicketTypeContent wanted, UUID id) {
        List<TicketType> types = new ArrayList<>(now.event().ticketTypes());
        types.add(wanted.as(id));
        return withTypes(now, types);
    }

    public static EditOutcome changeTicketType(EventView now, UUID typeId, TicketTypeContent wanted) {
        List<TicketType> types = new ArrayList<>(now.event().ticketTypes());
        int index = indexOf(types, typeId);
        if (index < 0) {
            return new NoSuchTicketType();
        }
        types.set(index, wanted.over(types.get(index)));
        return withTypes(now, types);
    }

    public static EditOutcome removeTicketType(EventView now, UUID typeId) {
        List<TicketType> types = new ArrayList<>(now.event().ticketTypes());
        int index = indexOf(types, typeId);
        if (index < 0) {
            return new NoSuchTicketType();
        }
        types.remove(index);
        return withTypes(now, now.event().details(), types);
    }

    /** Publishing again changes nothing. */
    public static EditOutcome publish(EventView view, Instant now) {
        if (view.event().isCalledOff()) {
            return new CancelledAlready();
        }
        if (!view.event().isPublished() && !view.event().details().startsAt().isAfter(now)) {
            return view.event().ticketTypes().isEmpty() ? new NothingToSell() : new BegunAlready();
        }
        return publishEvenIfPast(view, now);
    }

    /** Publishing an event of the past lists it; nobody can book it. */
    public static EditOutcome publishEvenIfPast(EventView view, Instant now) {
        if (view.event().isPublished()) {
            return new Done(view);
        }
        return view.event().ticketTypes().isEmpty()
                ? new NothingToSell()
                : new Done(new EventView(view.event().publishedAt(now), view.availability()));
    }

    private static int indexOf(List<TicketType> types, UUID typeId) {
        return types.stream().map(TicketType::id).toList().indexOf(typeId);
    }

    /** One type was sent by itself, so errors carry its own field names. */
    private static EditOutcome withTypes(EventView now, List<TicketType> types) {
        return switch (withTypes(now, now.event().details(), types)) {
            case Invalid(var errors) ->
                new Invalid(errors.stream()
                        .map(error -> new FieldError(error.field().replaceFirst("^.*]\\.", ""), error.message()))
                        .toList());
            case EditOutcome other -> other;
        };
    }

    private static EditOutcome withTypes(EventView now, EventDetails details, List<TicketType> types) {
        if (now.event().isCalledOff()) {
            return new CancelledAlready();
        }
        Event wanted = now.event().with(details, List.copyOf(types));
        boolean spot = wanted.spot() != null;
        int max = spot ? Limits.SLOTS : Limits.TICKET_TYPES;
        if (types.size() > max) {
            return new Invalid(List.of(new FieldError("ticketTypes", "must be at most " + max)));
        }
        List<FieldError> wrong = spot ? SpotShape.errors(types) : TicketTypes.clashesOf(types);
        if (!wrong.isEmpty()) {
            return new Invalid(wrong);
        }
        EditOutcome refusal = now.event().isPublished() ? refusalOnSale(now, types) : null;
        return refusal != null
                ? refusal
                : new Done(new EventView(spot ? SpotShape.of(wanted) : wanted, now.availability()));
    }

    private static @Nullable EditOutcome refusalOnSale(EventView now, List<TicketType> types) {
        for (TicketType current : now.event().ticketTypes()) {
            int index = indexOf(types, current.id());
            if (index < 0) {
                return new OnSaleAlready();
            }
            int held = now.availability().held(current.id());
            int sold = now.availability().sold(current.id());
            if (types.get(index).capacity() < held + sold) {
                return new BelowTaken(current.name(), held, sold);
            }
        }
        return null;
    }
}
