package dev.stagedoor.event.waiting.model;

import dev.stagedoor.event.catalogue.model.FieldError;

/** What came of the wish to put a waiting room before an event, or to take it away. */
public sealed interface Outcome {
    /** The room as it is now; after it was taken away, as it was. */
    record Done(WaitingRoom room) implements Outcome {}

    record NoSuchEvent() implements Outcome {}

    record NoSuchRoom() implements Outcome {}

    record NotYours() implements Outcome {}

    /** Few know of a private event, and the guest list says who may book it. */
    record ForGuests() implements Outcome {}

    record CalledOff() implements Outcome {}

    /** It is about to open or has opened: gateways act upon its terms. */
    record Fixed() implements Outcome {}

    record TooMany() implements Outcome {}

    record Invalid(FieldError error) implements Outcome {}
}
