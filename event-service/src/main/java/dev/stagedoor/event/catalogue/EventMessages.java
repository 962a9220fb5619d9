package dev.stagedoor.event.catalogue;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.event.catalogue.model.Cancellation;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.TicketType;
import dev.stagedoor.messaging.OutgoingMessage;
import java.util.List;

/** What the catalogue topic is told of a change: nothing of a draft, else the whole new state. */
public final class EventMessages {
    private EventMessages() {}

    public static List<OutgoingMessage> of(List<EventChange> changes) {
        return changes.stream()
                .filter(change -> change.after().isPublished())
                .map(EventMessages::of)
                .toList();
    }

    private static OutgoingMessage of(EventChange change) {
        Event event = change.after();
        EventSnapshot snapshot = snapshot(event);
        Record message =
                change.publishes() ? new EventPublished(event.id(), snapshot) : new EventChanged(event.id(), snapshot);
        return OutgoingMessage.to(Topics.CATALOGUE, event.id(), message);
    }

    private static EventSnapshot snapshot(Event event) {
        EventDetails details = event.details();
        Cancellation cancellation = details.cancellation();
        return new EventSnapshot(
                event.id(),
                event.revision(),
                event.organizerId(),
                details.name(),
                details.description(),
                details.category(),
                details.location(),
                details.online(),
                details.timezone().getId(),
                details.startsAt(),
                details.endsAt(),
                EventSnapshot.Visibility.valueOf(details.visibility().name()),
                cancellation == null ? null : cancellation.until(),
                cancellation == null ? 0 : cancellation.feePercent(),
                event.ticketTypes().stream().map(EventMessages::snapshot).toList(),
                null,
                null);
    }

    private static TicketTypeSnapshot snapshot(TicketType type) {
        return new TicketTypeSnapshot(
                type.id(),
                type.name(),
                new Money(type.price().amount(), type.price().currency()),
                type.capacity(),
                type.salesStart(),
                type.salesEnd(),
                type.maxPerBooking(),
                0,
                null);
    }
}
