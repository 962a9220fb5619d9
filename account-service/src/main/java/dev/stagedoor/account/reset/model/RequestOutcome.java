package dev.stagedoor.account.reset.model;

import java.time.Duration;

/** How the wish for a reset ended, as far as anybody may know. */
public sealed interface RequestOutcome {

    /** If there is such an account, it has a mail. */
    record Accepted() implements RequestOutcome {}

    /** Too many wishes from one network address, whosever the accounts. */
    record MustWait(Duration patience) implements RequestOutcome {}
}
