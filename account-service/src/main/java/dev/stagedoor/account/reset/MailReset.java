package dev.stagedoor.account.reset;

import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.OneTimeTokens.Recipient;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.User;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Mails a token that resets a password. */
@Component
public class MailReset {
    private final Users users;
    private final OneTimeTokens tokens;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final ResetMetrics metrics;

    MailReset(Users users, OneTimeTokens tokens, Clock clock, TransactionalOperator transaction, MeterRegistry meters) {
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
        this.transaction = transaction;
        this.metrics = new ResetMetrics(meters);
    }

    /** Locked, so that no token goes to an address that the account has given up. */
    Mono<Void> mail(UUID userId, EmailAddress email) {
        return users.lock(userId)
                .map(Users.Credentials::user)
                .filter(user -> user.email().key().equals(email.key()))
                .flatMap(user -> tokens.issue(Purpose.RESET_PASSWORD, recipient(user), clock.instant()))
                .as(transaction::transactional)
                .doOnSuccess(_ -> metrics.mailed());
    }

    private static Recipient recipient(User user) {
        return new Recipient(user.id(), user.username().text(), user.email().text());
    }
}
