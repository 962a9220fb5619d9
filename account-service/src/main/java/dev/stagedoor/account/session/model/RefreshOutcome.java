package dev.stagedoor.account.session.model;

/** How a refresh ended. */
public sealed interface RefreshOutcome {

    /** The token was traded for new ones. */
    record Refreshed(Tokens tokens) implements RefreshOutcome {}

    /** The token is unknown, expired, or was used before, which ended its family. */
    record Refused() implements RefreshOutcome {}
}
