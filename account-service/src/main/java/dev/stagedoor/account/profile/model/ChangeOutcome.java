package dev.stagedoor.account.profile.model;

import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Violation;
import java.time.Duration;
import java.util.List;

/** How the wish to change an account ended. */
public sealed interface ChangeOutcome {

    /** The account is as wished, now or since before. */
    record Changed(User user) implements ChangeOutcome {}

    /** There is no such account any more. */
    record Gone() implements ChangeOutcome {}

    /** Values that cannot be taken. */
    record Invalid(List<Violation> violations) implements ChangeOutcome {}

    /** The account is not the one that its owner has seen. */
    record Stale() implements ChangeOutcome {}

    /** Not the current password. */
    record WrongPassword() implements ChangeOutcome {}

    /** Too many wrong passwords: it was not looked at. */
    record MustWait(Duration patience) implements ChangeOutcome {}

    /** Too many new addresses: each sends a mail to somebody. */
    record TooManyAddresses(Duration patience) implements ChangeOutcome {}

    /** Another account has the name. */
    record UsernameTaken() implements ChangeOutcome {}

    /** Another account has the address. */
    record EmailTaken() implements ChangeOutcome {}
}
