package dev.stagedoor.account.session.model;

import java.time.Duration;

/** How a login ended. */
public sealed interface LoginOutcome {

    /** The password was right. */
    record SignedIn(Tokens tokens) implements LoginOutcome {}

    /** No such account, or not its password: which of them is nobody's business. */
    record WrongCredentials() implements LoginOutcome {}

    /** Too many failures: the password was not looked at. */
    record MustWait(Duration patience) implements LoginOutcome {}
}
