package dev.stagedoor.ticket.hold.model;

/**
 * A step that the order of the log rules out, such as a confirmation of seats that nobody holds. It changes nothing and
 * needs a person: somewhere a promise was broken.
 */
public final class ImpossibleStep extends RuntimeException {
    ImpossibleStep(Step step, String why) {
        super(step.getClass().getSimpleName() + " of attempt " + step.attempt().number() + " of booking "
                + step.attempt().bookingId() + ": " + why);
    }
}
