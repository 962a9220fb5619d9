package dev.stagedoor.account.user.model;

/** How a registration with valid values ended. */
public sealed interface RegistrationOutcome {

    /** The account exists now. */
    record Registered(User user) implements RegistrationOutcome {}

    /** Another account has the name. */
    record UsernameTaken() implements RegistrationOutcome {}

    /** Another account has the address. */
    record EmailTaken() implements RegistrationOutcome {}
}
