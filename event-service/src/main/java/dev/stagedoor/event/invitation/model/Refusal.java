package dev.stagedoor.event.invitation.model;

/** Why nobody is invited. */
public sealed interface Refusal {

    /** None that the caller may know of. */
    record NoSuchEvent() implements Refusal {}

    record NotYours() implements Refusal {}

    /** Nobody but its organizer can see a draft. */
    record Draft() implements Refusal {}

    record CalledOff() implements Refusal {}

    record BegunAlready() implements Refusal {}

    /** More than {@link InvitationRules#MAX_PER_EVENT}. */
    record TooMany() implements Refusal {}
}
