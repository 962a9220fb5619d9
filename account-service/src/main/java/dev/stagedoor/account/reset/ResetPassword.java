package dev.stagedoor.account.reset;

import dev.stagedoor.account.password.PasswordHashes;
import dev.stagedoor.account.password.model.Password;
import dev.stagedoor.account.reset.model.ResetOutcome;
import dev.stagedoor.account.reset.model.ResetOutcome.Reset;
import dev.stagedoor.account.reset.model.ResetOutcome.TokenInvalid;
import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.model.OneTimeToken;
import dev.stagedoor.account.token.model.Purpose;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sets a new password for a token from a mail. */
@Component
public class ResetPassword {
    private final OneTimeTokens tokens;
    private final PasswordHashes hashes;
    private final StoreReset storeReset;
    private final Clock clock;
    private final ResetMetrics metrics;

    ResetPassword(
            OneTimeTokens tokens, PasswordHashes hashes, StoreReset storeReset, Clock clock, MeterRegistry meters) {
        this.tokens = tokens;
        this.hashes = hashes;
        this.storeReset = storeReset;
        this.clock = clock;
        this.metrics = new ResetMetrics(meters);
    }

    /**
     * Resets a password.
     *
     * @param token as it came
     */
    public Mono<ResetOutcome> reset(String token, Password newPassword) {
        return Mono.justOrEmpty(OneTimeToken.parse(token))
                // Looked at before hashing only to spare the hash: what decides is its use.
                .flatMap(read -> tokens.holder(Purpose.RESET_PASSWORD, read, clock.instant())
                        .flatMap(userId -> hashes.hash(newPassword)
                                .flatMap(hash -> storeReset.store(userId, read, hash, clock.instant()))))
                .<ResetOutcome>map(_ -> new Reset())
                .defaultIfEmpty(new TokenInvalid())
                .doOnNext(this::count);
    }

    private void count(ResetOutcome outcome) {
        switch (outcome) {
            case Reset() -> metrics.done();
            case TokenInvalid() -> metrics.tokenInvalid();
        }
    }
}
