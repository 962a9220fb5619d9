package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.Decision.Step;
import java.util.List;
import java.util.stream.Stream;

/** Puts a {@link Changed} together. */
record Change(Changed decision) {

    /** The booking moves to another state, which is a step of its timeline. */
    static Change to(Booking next) {
        return new Change(
                new Changed(next, List.of(new Step(next.status(), next.state().reason())), List.of()));
    }

    /** Something happens to the booking that leaves it in its state, and is a step of its timeline. */
    static Change within(Booking next, String reason) {
        return new Change(new Changed(next, List.of(new Step(next.status(), reason)), List.of()));
    }

    /** The booking stays what it is. */
    static Change none(Booking booking) {
        return new Change(new Changed(booking, List.of(), List.of()));
    }

    /** Both changes, one after the other. */
    static Changed after(Changed first, Changed then) {
        return new Changed(then.next(), concat(first.steps(), then.steps()), concat(first.commands(), then.commands()));
    }

    Change and(SagaCommand command) {
        return new Change(
                new Changed(decision.next(), decision.steps(), concat(decision.commands(), List.of(command))));
    }

    private static <T> List<T> concat(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
