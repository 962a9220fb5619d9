package dev.stagedoor.account.export.model;

import dev.stagedoor.account.session.model.LoginLimits.Failures;
import dev.stagedoor.account.session.model.SignIn;
import dev.stagedoor.account.token.model.PendingToken;
import dev.stagedoor.account.user.model.User;
import java.util.List;
import java.util.Optional;

/** What account-service holds of a user, without what is secret. */
public record OwnPart(
        User user, List<SignIn> sessions, Optional<Failures> failedLogins, List<PendingToken> mailedTokens) {}
