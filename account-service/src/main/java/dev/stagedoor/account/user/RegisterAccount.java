package dev.stagedoor.account.user;

import dev.stagedoor.account.password.PasswordHashes;
import dev.stagedoor.account.user.model.Registration;
import dev.stagedoor.account.user.model.RegistrationOutcome;
import dev.stagedoor.account.user.model.RegistrationOutcome.EmailTaken;
import dev.stagedoor.account.user.model.RegistrationOutcome.Registered;
import dev.stagedoor.account.user.model.RegistrationOutcome.UsernameTaken;
import dev.stagedoor.account.user.model.Role;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.service.id.IdSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes an account. */
@Component
public class RegisterAccount {
    private static final Logger log = LoggerFactory.getLogger(RegisterAccount.class);

    private final Users users;
    private final PasswordHashes hashes;
    private final IdSource ids;
    private final Clock clock;
    private final MeterRegistry meters;

    RegisterAccount(Users users, PasswordHashes hashes, IdSource ids, Clock clock, MeterRegistry meters) {
        this.users = users;
        this.hashes = hashes;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    public Mono<RegistrationOutcome> register(Registration wanted) {
        // Asked before hashing only to spare the hash: what decides is the insert.
        return users.taken(wanted.username(), wanted.email())
                .switchIfEmpty(Mono.defer(() -> hashes.hash(wanted.password())
                        .flatMap(hash -> users.add(newUser(wanted), hash))
                        .doOnNext(this::count)));
    }

    private User newUser(Registration wanted) {
        // PostgreSQL keeps microseconds: what is answered now is what will be read later.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return User.fresh(ids.next(), wanted.username(), wanted.email(), wanted.role(), now);
    }

    private void count(RegistrationOutcome outcome) {
        switch (outcome) {
            case Registered(User user) -> {
                registrations(user.role()).increment();
                log.debug("registered {} {}", user.role(), user.id());
            }
            case UsernameTaken _, EmailTaken _ -> log.debug("lost the race for a name or address");
        }
    }

    private Counter registrations(Role role) {
        return Counter.builder("stagedoor.accounts.registered")
                .description("Accounts made")
                .tag("role", role.wireName())
                .register(meters);
    }
}
