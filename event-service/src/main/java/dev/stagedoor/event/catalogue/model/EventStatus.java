package dev.stagedoor.event.catalogue.model;

import java.time.Instant;

/** Where an event stands; derived, never stored. */
public enum EventStatus {
    DRAFT,
    UPCOMING,
    SOLD_OUT,
    CANCELLED,
    PAST;

    /**
     * An event that was called off stays so; one that is over is past however many seats are left; one that has begun is
     * still on. An event that sells nothing, as all its tickets were issued, is not sold out.
     */
    public static EventStatus of(EventView view, Instant now) {
        Event event = view.event();
        if (!event.isPublished()) {
            return DRAFT;
        }
        if (event.isCalledOff()) {
            return CANCELLED;
        }
        if (event.isOver(now)) {
            return PAST;
        }
        boolean onlyIssued = event.capacity() == 0 && view.quantityIssued() > 0;
        return view.quantityAvailable() == 0 && !onlyIssued ? SOLD_OUT : UPCOMING;
    }
}
