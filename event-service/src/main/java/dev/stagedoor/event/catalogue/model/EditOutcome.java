package dev.stagedoor.event.catalogue.model;

import java.util.List;

/** What became of a wish to change an event. */
public sealed interface EditOutcome {

    /** The event as it is now; the same as before where nothing was to be done. */
    record Done(EventView view) implements EditOutcome {}

    /** None that the caller may know of. */
    record NoSuchEvent() implements EditOutcome {}

    record NotYours() implements EditOutcome {}

    /** The event has changed since the caller read it. */
    record Stale() implements EditOutcome {}

    record NoSuchTicketType() implements EditOutcome {}

    record Invalid(List<FieldError> errors) implements EditOutcome {}

    /**
     * The capacity wanted is less than what is held and sold.
     *
     * @param sold of the seats for sale: issued bearer tickets do not count
     */
    record BelowTaken(String ticketType, int held, int sold) implements EditOutcome {
        /** The least capacity that there can be. */
        public int minimum() {
            return held + sold;
        }
    }

    /** Only a draft, or a ticket type of a draft, can be deleted. */
    record OnSaleAlready() implements EditOutcome {}

    /** An event without ticket types cannot be published. */
    record NothingToSell() implements EditOutcome {}

    /** An event that has begun cannot be published. */
    record BegunAlready() implements EditOutcome {}

    /** Nothing of an event that was called off can be changed. */
    record CancelledAlready() implements EditOutcome {}

    /** Nobody knows of a draft, so there is nothing to call off. */
    record NotYetPublished() implements EditOutcome {}

    /** An event that is over cannot be called off. */
    record OverAlready() implements EditOutcome {}
}
