package dev.stagedoor.event.catalogue;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.event.catalogue.model.CalledOff;
import dev.stagedoor.event.catalogue.model.Cancellation;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.Slot;
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
        return OutgoingMessage.to(Topics.CATALOGUE, event.id(), message(change, snapshot(event)));
    }

    /** Whatever changes later of an event that was called off is told as that, so that nobody takes it for alive. */
    private static Record message(EventChange change, EventSnapshot snapshot) {
        CalledOff calledOff = change.after().calledOff();
        if (calledOff != null) {
            return new EventCancelled(snapshot.id(), snapshot, calledOff.reason(), calledOff.at());
        }
        return change.publishes()
                ? new EventPublished(snapshot.id(), snapshot)
                : new EventChanged(snapshot.id(), snapshot);
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
                event.doorStaff(),
                event.spot());
    }

    private static TicketTypeSnapshot snapshot(TicketType type) {
        Slot slot = type.slot();
        return new TicketTypeSnapshot(
                type.id(),
                type.name(),
                new Money(type.price().amount(), type.price().currency()),
                type.capacity(),
                type.salesStart(),
                type.salesEnd(),
                type.maxPerBooking(),
                type.initialTickets(),
                slot == null ? null : new TicketTypeSnapshot.Slot(slot.start(), slot.end()));
    }
}
