package dev.stagedoor.account.erasure.model;

import java.time.Duration;

/** How the wish to delete an account ended. */
public sealed interface DeletionOutcome {

    /** The account is gone here; the other services follow. */
    record Deleted(Erasure erasure) implements DeletionOutcome {}

    /** There is no such account any more. */
    record Gone() implements DeletionOutcome {}

    /** The account is not the one that its owner has seen. */
    record Stale() implements DeletionOutcome {}

    /** No password, and a sign-in that is not recent. */
    record PasswordNeeded() implements DeletionOutcome {}

    /** Not the current password. */
    record WrongPassword() implements DeletionOutcome {}

    /** Too many wrong passwords: it was not looked at. */
    record MustWait(Duration patience) implements DeletionOutcome {}
}
