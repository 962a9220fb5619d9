package dev.stagedoor.event.catalogue.model;

import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.NotYetPublished;
import dev.stagedoor.event.catalogue.model.EditOutcome.OverAlready;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How events end before their time: called off, or left behind by an organizer whose account is deleted. */
public final class Endings {
    /** Why events of a deleted account do not take place. */
    public static final String ACCOUNT_DELETED = "account_deleted";

    private Endings() {}

    /** Calling off again changes nothing: neither the moment nor the reason. */
    public static EditOutcome cancel(EventView view, @Nullable String reason, Instant now) {
        Event event = view.event();
        if (event.isCalledOff()) {
            return new Done(view);
        }
        if (!event.isPublished()) {
            return new NotYetPublished();
        }
        return event.isOver(now)
                ? new OverAlready()
                : new Done(new EventView(event.calledOff(new CalledOff(now, reason)), view.availability()));
    }

    /**
     * What is left of an event when its organizer goes: nothing of a draft; what is still to come is called off.
     *
     * @param nobody who stands for organizers that are gone
     */
    public static Optional<Event> withoutOrganizer(Event event, UUID nobody, Instant now) {
        if (!event.isPublished()) {
            return Optional.empty();
        }
        boolean takesPlace = !event.isCalledOff() && !event.isOver(now);
        Event ended = takesPlace ? event.calledOff(new CalledOff(now, ACCOUNT_DELETED)) : event;
        return Optional.of(ended.of(nobody));
    }

    /** The event without one of those at its door; with none left the door is not open, its organizer alone redeems. */
    public static Event withoutDoorStaff(Event event, UUID userId) {
        List<UUID> staff = event.doorStaff();
        return staff == null
                ? event
                : event.withDoorStaff(
                        staff.stream().filter(id -> !id.equals(userId)).toList());
    }
}
