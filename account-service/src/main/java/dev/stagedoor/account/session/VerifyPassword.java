package dev.stagedoor.account.session;

import dev.stagedoor.account.password.PasswordHashes;
import dev.stagedoor.account.password.model.Password;
import dev.stagedoor.account.session.LoginFailures.Subject;
import dev.stagedoor.account.session.LoginFailures.Subject.Kind;
import dev.stagedoor.account.session.model.LoginLimits;
import dev.stagedoor.account.session.model.LoginLimits.Failures;
import dev.stagedoor.account.user.Users.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Looks at a password, for whatever needs one, ever more slowly where many were wrong. An unknown account and a wrong
 * password take the same steps: one hash, one failure counted.
 */
public class VerifyPassword {
    private final LoginFailures failures;
    private final LoginLimits limits;
    private final PasswordHashes hashes;
    private final Clock clock;

    public VerifyPassword(LoginFailures failures, LoginLimits limits, PasswordHashes hashes, Clock clock) {
        this.failures = failures;
        this.limits = limits;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** What a password turned out to be. */
    public sealed interface Verdict {
        /** It is the account's. */
        record Right(Credentials proved) implements Verdict {}

        /** It is not, or there is no such account. */
        record Wrong() implements Verdict {}

        /** Too many were wrong: it was not looked at. */
        record MustWait(Duration patience) implements Verdict {}
    }

    /**
     * Looks at the password that somebody who is signed in typed once more.
     *
     * @param address the client's network address
     */
    public Mono<Verdict> verify(Credentials owner, String password, String address) {
        return verify(Optional.of(owner), "", password, address);
    }

    /**
     * Looks at a password.
     *
     * @param found the account, if there is one of the name
     * @param name as typed: what failures are counted for where there is no account
     */
    Mono<Verdict> verify(Optional<Credentials> found, String name, String password, String address) {
        Subject client = new Subject(Kind.ADDRESS, address);
        // One account has one count, whether its name or its mail address is guessed at.
        Subject account = found.map(owner -> accountOf(owner.user().id()))
                .orElseGet(() -> new Subject(Kind.ACCOUNT, name.strip().toLowerCase(Locale.ROOT)));
        return failures.of(account, client, clock.instant())
                .flatMap(known -> judge(found, password, new Guess(account, client), known));
    }

    /** What an account's failures are counted for. */
    public static Subject accountOf(UUID userId) {
        return new Subject(Kind.ACCOUNT, userId.toString());
    }

    private record Guess(Subject account, Subject client) {}

    private Mono<Verdict> judge(
            Optional<Credentials> found, String password, Guess guess, Map<Subject, Failures> known) {
        Failures ofAccount = known.getOrDefault(guess.account(), Failures.NONE);
        Duration wait = limits.waitFor(ofAccount, known.getOrDefault(guess.client(), Failures.NONE), clock.instant());
        if (wait.isPositive()) {
            return Mono.just(new Verdict.MustWait(wait));
        }
        return matches(found, password).flatMap(right -> {
            if (!right) {
                return wrong(guess);
            }
            Mono<Void> forgotten = ofAccount.count() == 0 ? Mono.empty() : failures.clear(guess.account());
            return forgotten.thenReturn(new Verdict.Right(found.orElseThrow()));
        });
    }

    private Mono<Boolean> matches(Optional<Credentials> found, String typed) {
        Optional<Password> password = Password.attempt(typed);
        if (password.isEmpty()) {
            return Mono.just(false);
        }
        return found.map(credentials -> hashes.matches(password.get(), credentials.passwordHash()))
                .orElseGet(() -> hashes.matchesNobody(password.get()));
    }

    private Mono<Verdict> wrong(Guess guess) {
        return Mono.defer(() -> failures.add(guess.account(), clock.instant()))
                .then(Mono.defer(() -> failures.add(guess.client(), clock.instant())))
                .thenReturn(new Verdict.Wrong());
    }
}
