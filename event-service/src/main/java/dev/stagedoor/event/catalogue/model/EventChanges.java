package dev.stagedoor.event.catalogue.model;

import dev.stagedoor.event.catalogue.model.EditOutcome.BegunAlready;
import dev.stagedoor.event.catalogue.model.EditOutcome.BelowTaken;
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
    private EventChanges() {}

    /** Why {@code userId} may not change the event at all; empty if nothing speaks against it. */
    public static Optional<EditOutcome> refusal(Event event, UUID userId, Precondition precondition) {
        if (!event.visibleTo(userId)) {
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
        return new Event(ids.get(), organizerId, 1, content.details(), types, now, null);
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
        types.set(index, wanted.as(typeId));
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
        List<FieldError> clashes = TicketTypes.clashesOf(types);
        if (types.size() > Limits.TICKET_TYPES) {
            return new Invalid(List.of(new FieldError("ticketTypes", "must be at most " + Limits.TICKET_TYPES)));
        }
        if (!clashes.isEmpty()) {
            return new Invalid(clashes);
        }
        EditOutcome refusal = now.event().isPublished() ? refusalOnSale(now, types) : null;
        return refusal != null
                ? refusal
                : new Done(new EventView(now.event().with(details, List.copyOf(types)), now.availability()));
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
