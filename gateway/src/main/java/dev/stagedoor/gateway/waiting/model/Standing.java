package dev.stagedoor.gateway.waiting.model;

import java.time.Instant;

/** Where somebody is in a room. */
public sealed interface Standing {
    /** Never came. */
    record Absent() implements Standing {}

    /** Came before the opening: lots are drawn then. */
    record Gathered() implements Standing {}

    /**
     * Stands in the line, and may book between the two moments.
     *
     * @param position 1: the next
     */
    record Waiting(long position, Instant from, Instant until) implements Standing {}

    /** May book between the two moments, of which the first has come. */
    record Admitted(Instant from, Instant until) implements Standing {}

    /** Could have booked until then, and may come anew. */
    record Lapsed(Instant since) implements Standing {}

    /** Whether coming again makes a new place. */
    default boolean isOutside() {
        return this instanceof Absent || this instanceof Lapsed;
    }
}
