package dev.stagedoor.account.confirmation;

import dev.stagedoor.account.confirmation.model.ConfirmationOutcome;
import dev.stagedoor.account.confirmation.model.ConfirmationOutcome.Confirmed;
import dev.stagedoor.account.confirmation.model.ConfirmationOutcome.TokenInvalid;
import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.model.OneTimeToken;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.Credentials;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a token from a mail for the proof that the mail arrived. */
@Component
public class ConfirmAddress {
    private final Users users;
    private final OneTimeTokens tokens;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;

    ConfirmAddress(
            Users users, OneTimeTokens tokens, Clock clock, TransactionalOperator transaction, MeterRegistry meters) {
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
        this.transaction = transaction;
        this.meters = meters;
    }

    /**
     * Confirms an address.
     *
     * @param token as it came
     */
    public Mono<ConfirmationOutcome> confirm(String token) {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    return Mono.justOrEmpty(OneTimeToken.parse(token))
                            .flatMap(read -> tokens.holder(Purpose.CONFIRM_ADDRESS, read, now)
                                    .flatMap(userId -> use(userId, read, now)));
                })
                .<ConfirmationOutcome>map(_ -> new Confirmed())
                .defaultIfEmpty(new TokenInvalid())
                .doOnNext(this::count);
    }

    /** A change of the address that came first made the token void: then nothing is used up. */
    private Mono<UUID> use(UUID userId, OneTimeToken token, Instant now) {
        return users.lock(userId)
                .flatMap(before -> tokens.use(Purpose.CONFIRM_ADDRESS, token, now)
                        .delayUntil(_ -> users.store(before, confirmed(before), now)))
                .as(transaction::transactional);
    }

    private static Credentials confirmed(Credentials before) {
        return new Credentials(before.user().confirmed(), before.passwordHash());
    }

    private void count(ConfirmationOutcome outcome) {
        String tag = switch (outcome) {
            case Confirmed() -> "confirmed";
            case TokenInvalid() -> "token_invalid";
        };
        Counter.builder("stagedoor.accounts.confirmations")
                .description("Attempts to confirm a mail address, by how they ended")
                .tag("outcome", tag)
                .register(meters)
                .increment();
    }
}
