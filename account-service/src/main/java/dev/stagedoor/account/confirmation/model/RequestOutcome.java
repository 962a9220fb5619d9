package dev.stagedoor.account.confirmation.model;

import java.time.Duration;

/** How the wish for another mail ended. */
public sealed interface RequestOutcome {

    /** A mail is on its way; tokens of earlier ones are void. */
    record Requested() implements RequestOutcome {}

    /** The address is confirmed already. */
    record ConfirmedBefore() implements RequestOutcome {}

    /** One was asked for a moment ago. */
    record MustWait(Duration patience) implements RequestOutcome {}

    /** There is no such account any more. */
    record Gone() implements RequestOutcome {}
}
