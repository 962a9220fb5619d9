package dev.stagedoor.account.confirmation;

import dev.stagedoor.account.confirmation.model.RequestOutcome;
import dev.stagedoor.account.confirmation.model.RequestOutcome.ConfirmedBefore;
import dev.stagedoor.account.confirmation.model.RequestOutcome.Gone;
import dev.stagedoor.account.confirmation.model.RequestOutcome.MustWait;
import dev.stagedoor.account.confirmation.model.RequestOutcome.Requested;
import dev.stagedoor.account.limit.Allowances;
import dev.stagedoor.account.limit.model.Asked;
import dev.stagedoor.account.limit.model.Asked.Kind;
import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.OneTimeTokens.Recipient;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.model.User;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sends another mail to confirm an address with. */
@Component
public class RequestConfirmation {
    private final Users users;
    private final OneTimeTokens tokens;
    private final Allowances allowances;
    private final Clock clock;
    private final TransactionalOperator transaction;

    RequestConfirmation(
            Users users, OneTimeTokens tokens, Allowances allowances, Clock clock, TransactionalOperator transaction) {
        this.users = users;
        this.tokens = tokens;
        this.allowances = allowances;
        this.clock = clock;
        this.transaction = transaction;
    }

    public Mono<RequestOutcome> request(UUID userId) {
        return users.find(userId)
                .flatMap(user -> user.emailConfirmed() ? Mono.just(new ConfirmedBefore()) : take(user))
                .defaultIfEmpty(new Gone());
    }

    private Mono<RequestOutcome> take(User user) {
        return allowances
                .take(new Asked(Kind.CONFIRMATION_BY_ACCOUNT, user.id().toString()), clock.instant())
                .flatMap(wait -> wait.isPositive() ? Mono.just(new MustWait(wait)) : issue(user.id()));
    }

    /** Locked, so that the mail goes to the address that the token will confirm. */
    private Mono<RequestOutcome> issue(UUID userId) {
        return users.lock(userId)
                .flatMap(locked -> locked.user().emailConfirmed()
                        ? Mono.<RequestOutcome>just(new ConfirmedBefore())
                        : tokens.issue(Purpose.CONFIRM_ADDRESS, recipient(locked.user()), clock.instant())
                                .thenReturn(new Requested()))
                .as(transaction::transactional);
    }

    private static Recipient recipient(User user) {
        return new Recipient(user.id(), user.username().text(), user.email().text());
    }
}
