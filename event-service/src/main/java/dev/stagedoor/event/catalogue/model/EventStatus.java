package dev.stagedoor.event.catalogue.model;

import java.time.Instant;

/** Where an event stands; derived, never stored. */
public enum EventStatus {
    DRAFT,
    UPCOMING,
    SOLD_OUT,
    PAST;

    /** An event that is over is past however many seats are left; one that has begun is still on. */
    public static EventStatus of(EventView view, Instant now) {
        if (!view.event().isPublished()) {
            return DRAFT;
        }
        if (!view.event().details().endsAt().isAfter(now)) {
            return PAST;
        }
        return view.quantityAvailable() == 0 ? SOLD_OUT : UPCOMING;
    }
}
