package dev.stagedoor.account.session;

import dev.stagedoor.account.session.VerifyPassword.Verdict;
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
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs somebody in. An unknown name and a wrong password take the same steps; see {@link VerifyPassword}. */
@Component
public class LogIn {
    private final Users users;
    private final VerifyPassword verifyPassword;
    private final OpenSession openSession;
    private final MeterRegistry meters;

    LogIn(Users users, VerifyPassword verifyPassword, OpenSession openSession, MeterRegistry meters) {
        this.users = users;
        this.verifyPassword = verifyPassword;
        this.openSession = openSession;
        this.meters = meters;
    }

    /**
     * Signs in.
     *
     * @param name a username or a mail address, as typed
     * @param password as typed
     * @param address the client's network address
     */
    public Mono<LoginOutcome> logIn(String name, String password, String address) {
        return find(name)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> verifyPassword.verify(found, name, password, address))
                .flatMap(this::outcome)
                .doOnNext(this::count);
    }

    private Mono<Credentials> find(String name) {
        return name.indexOf('@') >= 0
                ? Mono.justOrEmpty(EmailAddress.parse(name)).flatMap(users::at)
                : Mono.justOrEmpty(Username.parse(name)).flatMap(users::named);
    }

    private Mono<LoginOutcome> outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Right(Credentials proved) ->
                openSession.open(proved).<LoginOutcome>map(SignedIn::new).defaultIfEmpty(new WrongCredentials());
            case Verdict.Wrong() -> Mono.just(new WrongCredentials());
            case Verdict.MustWait(var patience) -> Mono.just(new MustWait(patience));
        };
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
