package dev.stagedoor.account.user;

import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.RegistrationOutcome;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The accounts there are. */
public interface Users {

    /** An account with what proves its owner. */
    record Credentials(User user, String passwordHash) {
        @Override
        public String toString() {
            return "Credentials[" + user.id() + "]";
        }
    }

    /** Signalled by {@link #store} where another account has the name or the address: the transaction is lost. */
    final class AlreadyTaken extends RuntimeException {
        /** What the other account has. */
        public enum What {
            USERNAME,
            EMAIL
        }

        private final What what;

        public AlreadyTaken(What what) {
            super(what + " is taken", null, false, false);
            this.what = what;
        }

        public What what() {
            return what;
        }
    }

    /**
     * Adds the account, announces it, and asks for the mail that confirms its address: all or nothing. Of several with
     * one name or address, one is added.
     */
    Mono<RegistrationOutcome> add(User user, String passwordHash);

    /** Why an account of this name and address cannot be added; empty if it can at the moment. */
    Mono<RegistrationOutcome> taken(Username username, EmailAddress email);

    /** The account, if there is one. */
    Mono<User> find(UUID id);

    /** The account with its credentials, if there is one. */
    Mono<Credentials> credentials(UUID id);

    /** The account, which nobody else changes before the caller's transaction ends. */
    Mono<Credentials> lock(UUID id);

    /**
     * Replaces a locked account by {@code after}, with the next revision, and announces where to reach its owner if that
     * is new, or newly confirmed. Emits what is stored now, or {@link AlreadyTaken}.
     */
    Mono<User> store(Credentials before, Credentials after, Instant now);

    /** Removes a locked account with its sessions and tokens, announces that, and forgets where to reach its owner. */
    Mono<Void> remove(User user, Instant now);

    /** The account that signs in with this username. */
    Mono<Credentials> named(Username username);

    /** The account that signs in with this mail address. */
    Mono<Credentials> at(EmailAddress email);
}
