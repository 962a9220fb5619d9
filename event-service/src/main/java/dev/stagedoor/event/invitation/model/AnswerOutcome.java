package dev.stagedoor.event.invitation.model;

/** What became of an answer to an invitation. */
public sealed interface AnswerOutcome {

    /** The invitation as it is now. */
    record Answered(Invitation invitation) implements AnswerOutcome {}

    /** None of the caller's. */
    record NoSuchInvitation() implements AnswerOutcome {}

    /** The event was cancelled. */
    record CalledOff() implements AnswerOutcome {}

    /** The event has begun. */
    record BegunAlready() implements AnswerOutcome {}
}
