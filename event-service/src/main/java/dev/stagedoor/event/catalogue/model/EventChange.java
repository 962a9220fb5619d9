package dev.stagedoor.event.catalogue.model;

import org.jspecify.annotations.Nullable;

/**
 * A state of an event to be stored.
 *
 * @param before what is stored; null: nothing yet
 */
public record EventChange(@Nullable Event before, Event after) {

    /** A new event. */
    public static EventChange created(Event event) {
        return new EventChange(null, event);
    }

    /** The next revision of an event. */
    public static EventChange of(Event before, Event after) {
        return new EventChange(before, after.withRevision(before.revision() + 1));
    }

    /** Whether followers of the catalogue hear of the event for the first time. */
    public boolean publishes() {
        return after.isPublished() && (before == null || !before.isPublished());
    }
}
