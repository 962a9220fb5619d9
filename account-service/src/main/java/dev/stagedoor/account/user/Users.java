package dev.stagedoor.account.user;

import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.RegistrationOutcome;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The accounts there are. */
public interface Users {

    /** An account with what proves its owner. */
    record Credentials(User user, String passwordHash) {}

    /** Adds the account and announces it, both or neither; of several with one name or address, one is added. */
    Mono<RegistrationOutcome> add(User user, String passwordHash);

    /** Why an account of this name and address cannot be added; empty if it can at the moment. */
    Mono<RegistrationOutcome> taken(Username username, EmailAddress email);

    /** The account, if there is one. */
    Mono<User> find(UUID id);

    /** The account that signs in with this username. */
    Mono<Credentials> named(Username username);

    /** The account that signs in with this mail address. */
    Mono<Credentials> at(EmailAddress email);
}
