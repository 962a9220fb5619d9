package dev.stagedoor.account.reset;

import dev.stagedoor.account.session.LoginFailures;
import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.model.OneTimeToken;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.Credentials;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores a new password with all that follows from it, in one transaction. */
@Component
class StoreReset {
    private final Users users;
    private final OneTimeTokens tokens;
    private final Sessions sessions;
    private final LoginFailures failures;
    private final TransactionalOperator transaction;

    StoreReset(
            Users users,
            OneTimeTokens tokens,
            Sessions sessions,
            LoginFailures failures,
            TransactionalOperator transaction) {
        this.users = users;
        this.tokens = tokens;
        this.sessions = sessions;
        this.failures = failures;
        this.transaction = transaction;
    }

    /** Emits whose password it is; empty where the token was used or made void in the meantime. */
    Mono<UUID> store(UUID userId, OneTimeToken token, String newHash, Instant now) {
        return users.lock(userId)
                .flatMap(before -> tokens.use(Purpose.RESET_PASSWORD, token, now)
                        .delayUntil(_ -> users.store(before, new Credentials(before.user(), newHash), now))
                        .delayUntil(_ -> sessions.endAll(userId, null))
                        .delayUntil(_ -> failures.clear(VerifyPassword.accountOf(userId))))
                .as(transaction::transactional);
    }
}
