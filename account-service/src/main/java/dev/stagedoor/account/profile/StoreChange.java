package dev.stagedoor.account.profile;

import dev.stagedoor.account.profile.model.ChangeOutcome;
import dev.stagedoor.account.profile.model.ChangeOutcome.Changed;
import dev.stagedoor.account.profile.model.ChangeOutcome.EmailTaken;
import dev.stagedoor.account.profile.model.ChangeOutcome.Gone;
import dev.stagedoor.account.profile.model.ChangeOutcome.Stale;
import dev.stagedoor.account.profile.model.ChangeOutcome.UsernameTaken;
import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.AlreadyTaken;
import dev.stagedoor.account.user.Users.Credentials;
import dev.stagedoor.account.user.model.User;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores a change of an account with all that follows from it, in one transaction. */
@Component
class StoreChange {
    private final Users users;
    private final Sessions sessions;
    private final OneTimeTokens tokens;
    private final Clock clock;
    private final TransactionalOperator transaction;

    StoreChange(Users users, Sessions sessions, OneTimeTokens tokens, Clock clock, TransactionalOperator transaction) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Stores it unless the account has changed since it was seen.
     *
     * @param newHash of the new password; empty: it stays
     * @param kept the session that a new password leaves alone; null: none
     */
    Mono<ChangeOutcome> store(Credentials seen, User after, Optional<String> newHash, @Nullable String kept) {
        Credentials wanted = new Credentials(after, newHash.orElse(seen.passwordHash()));
        return users.lock(after.id())
                .flatMap(locked -> locked.equals(seen) ? store(locked, wanted, kept) : Mono.just(new Stale()))
                .defaultIfEmpty(new Gone())
                .as(transaction::transactional)
                .onErrorResume(
                        AlreadyTaken.class,
                        taken -> Mono.just(
                                switch (taken.what()) {
                                    case USERNAME -> new UsernameTaken();
                                    case EMAIL -> new EmailTaken();
                                }));
    }

    private Mono<ChangeOutcome> store(Credentials before, Credentials after, @Nullable String kept) {
        boolean newPassword = !after.passwordHash().equals(before.passwordHash());
        boolean newAddress = !after.user().email().equals(before.user().email());
        return users.store(before, after, clock.instant())
                // A reset that was asked for before went to the old address, or is of no use any more.
                .delayUntil(user ->
                        newPassword || newAddress ? tokens.revoke(user.id(), Purpose.RESET_PASSWORD) : Mono.empty())
                .delayUntil(user -> newPassword ? sessions.endAll(user.id(), kept) : Mono.empty())
                .map(Changed::new);
    }
}
