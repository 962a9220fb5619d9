package dev.stagedoor.event.catalogue.model;

import java.util.Set;

/**
 * Which revisions of an event a caller wants to change.
 *
 * @param any whatever it is now
 */
public record Precondition(boolean any, Set<Long> revisions) {
    public static final Precondition NONE = new Precondition(true, Set.of());

    boolean holdsFor(Event event) {
        return any || revisions.contains(event.revision());
    }
}
