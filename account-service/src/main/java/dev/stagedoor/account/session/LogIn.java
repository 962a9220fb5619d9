package dev.stagedoor.account.session;

import dev.stagedoor.account.password.PasswordHashes;
import dev.stagedoor.account.password.model.Password;
import dev.stagedoor.account.session.LoginFailures.Subject;
import dev.stagedoor.account.session.LoginFailures.Subject.Kind;
import dev.stagedoor.account.session.model.LoginLimits;
import dev.stagedoor.account.session.model.LoginLimits.Failures;
import dev.stagedoor.account.session.model.LoginOutcome;
import dev.stagedoor.account.session.model.LoginOutcome.MustWait;
import dev.stagedoor.account.session.model.LoginOutcome.SignedIn;
import dev.stagedoor.account.session.model.LoginOutcome.WrongCredentials;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.Users.Credentials;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.Username;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Signs somebody in. An unknown name and a wrong password take the same steps: one lookup, one hash, one failure
 * counted.
 */
public class LogIn {
    private final Users users;
    private final PasswordHashes hashes;
    private final LoginFailures failures;
    private final LoginLimits limits;
    private final OpenSession openSession;
    private final Clock clock;
    private final MeterRegistry meters;

    public LogIn(
            Users users,
            PasswordHashes hashes,
            LoginGuard guard,
            OpenSession openSession,
            Clock clock,
            MeterRegistry meters) {
        this.users = users;
        this.hashes = hashes;
        this.failures = guard.failures();
        this.limits = guard.limits();
        this.openSession = openSession;
        this.clock = clock;
        this.meters = meters;
    }

    /** What keeps guessers slow. */
    public record LoginGuard(LoginFailures failures, LoginLimits limits) {}

    /**
     * Signs in.
     *
     * @param name a username or a mail address, as typed
     * @param password as typed
     * @param address the client's network address
     */
    public Mono<LoginOutcome> logIn(String name, String password, String address) {
        Subject client = new Subject(Kind.ADDRESS, address);
        return find(name)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> {
                    Subject account = subject(found, name);
                    return failures.of(account, client, clock.instant())
                            .flatMap(known -> judge(found, password, account, client, known));
                })
                .doOnNext(this::count);
    }

    private Mono<Credentials> find(String name) {
        return name.indexOf('@') >= 0
                ? Mono.justOrEmpty(EmailAddress.parse(name)).flatMap(users::at)
                : Mono.justOrEmpty(Username.parse(name)).flatMap(users::named);
    }

    /** One account has one count, whether its name or its mail address is guessed at. */
    private static Subject subject(Optional<Credentials> found, String name) {
        return new Subject(
                Kind.ACCOUNT,
                found.map(credentials -> credentials.user().id().toString())
                        .orElseGet(() -> name.strip().toLowerCase(Locale.ROOT)));
    }

    private Mono<LoginOutcome> judge(
            Optional<Credentials> found,
            String password,
            Subject account,
            Subject client,
            Map<Subject, Failures> known) {
        Failures ofAccount = known.getOrDefault(account, Failures.NONE);
        Duration wait = limits.waitFor(ofAccount, known.getOrDefault(client, Failures.NONE), clock.instant());
        if (wait.isPositive()) {
            return Mono.just(new MustWait(wait));
        }
        return verify(found, password).flatMap(right -> {
            if (!right) {
                return wrong(account, client);
            }
            Mono<Void> forgotten = ofAccount.count() == 0 ? Mono.empty() : failures.clear(account);
            return forgotten.then(openSession.open(found.orElseThrow().user())).map(SignedIn::new);
        });
    }

    private Mono<Boolean> verify(Optional<Credentials> found, String typed) {
        Optional<Password> password = Password.attempt(typed);
        if (password.isEmpty()) {
            return Mono.just(false);
        }
        return found.map(credentials -> hashes.matches(password.get(), credentials.passwordHash()))
                .orElseGet(() -> hashes.matchesNobody(password.get()));
    }

    private Mono<LoginOutcome> wrong(Subject account, Subject client) {
        return Mono.defer(() -> failures.add(account, clock.instant()))
                .then(Mono.defer(() -> failures.add(client, clock.instant())))
                .thenReturn(new WrongCredentials());
    }

    private void count(LoginOutcome outcome) {
        String tag = switch (outcome) {
            case SignedIn _ -> "signed_in";
            case WrongCredentials _ -> "wrong_credentials";
            case MustWait _ -> "must_wait";
        };
        Counter.builder("stagedoor.accounts.logins")
                .description("Logins, by how they ended")
                .tag("outcome", tag)
                .register(meters)
                .increment();
    }
}
