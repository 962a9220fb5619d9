package dev.stagedoor.account.reset.model;

/** How a reset ended. */
public sealed interface ResetOutcome {

    /** The password is the new one, and nobody is signed in. */
    record Reset() implements ResetOutcome {}

    /** The token is unknown, used, void or expired: which of them is nobody's business. */
    record TokenInvalid() implements ResetOutcome {}
}
