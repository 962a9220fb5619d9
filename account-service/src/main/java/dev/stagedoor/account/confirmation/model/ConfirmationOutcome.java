package dev.stagedoor.account.confirmation.model;

/** How a confirmation ended. */
public sealed interface ConfirmationOutcome {

    /** The account's address is confirmed. */
    record Confirmed() implements ConfirmationOutcome {}

    /** The token is unknown, used, void or expired: which of them is nobody's business. */
    record TokenInvalid() implements ConfirmationOutcome {}
}
