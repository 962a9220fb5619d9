package dev.stagedoor.account.user.postgres;

import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.OneTimeTokens.Recipient;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.RegistrationOutcome;
import dev.stagedoor.account.user.model.RegistrationOutcome.EmailTaken;
import dev.stagedoor.account.user.model.RegistrationOutcome.Registered;
import dev.stagedoor.account.user.model.RegistrationOutcome.UsernameTaken;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountRegistered;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@Component
class PostgresUsers implements Users {
    /** The name of the constraint in the first migration. */
    private static final String USERNAME_CONSTRAINT = "users_username_taken";

    private static final String CREDENTIALS = "SELECT " + UserRows.COLUMNS + ", u.password_hash FROM users u WHERE u.";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final OneTimeTokens tokens;

    PostgresUsers(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, OneTimeTokens tokens) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.tokens = tokens;
    }

    @Override
    public Mono<RegistrationOutcome> add(User user, String passwordHash) {
        Mono<RegistrationOutcome> added = insert(user, passwordHash)
                .flatMap(rows -> rows == 1
                        ? announce(user).thenReturn(new Registered(user))
                        : taken(user.username(), user.email()));
        return transaction.transactional(added);
    }

    private Mono<Long> insert(User user, String passwordHash) {
        return database.sql("""
                        INSERT INTO users (id, username, username_key, email, email_key, password_hash, role, created_at)
                        VALUES (:id, :username, :usernameKey, :email, :emailKey, :hash, :role, :createdAt)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", user.id())
                .bind("username", user.username().text())
                .bind("usernameKey", user.username().key())
                .bind("email", user.email().text())
                .bind("emailKey", user.email().key())
                .bind("hash", passwordHash)
                .bind("role", user.role().wireName())
                .bind("createdAt", user.createdAt())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> announce(User user) {
        var registered = new AccountRegistered(user.id(), user.role().wireName(), user.createdAt());
        return outbox.append(List.of(OutgoingMessage.to(Topics.ACCOUNTS, user.id(), registered), contact(user)))
                .then(tokens.issue(Purpose.CONFIRM_ADDRESS, recipient(user), user.createdAt()));
    }

    private static OutgoingMessage contact(User user) {
        return OutgoingMessage.to(
                Topics.CONTACTS,
                user.id(),
                new ContactChanged(
                        user.id(), user.username().text(), user.email().text(), user.emailConfirmed()));
    }

    private static Recipient recipient(User user) {
        return new Recipient(user.id(), user.username().text(), user.email().text());
    }

    @Override
    public Mono<RegistrationOutcome> taken(Username username, EmailAddress email) {
        return database.sql("""
                        SELECT username_key = :username AS by_name FROM users
                        WHERE username_key = :username OR email_key = :email
                        ORDER BY by_name DESC LIMIT 1
                        """)
                .bind("username", username.key())
                .bind("email", email.key())
                .map(row -> Boolean.TRUE.equals(row.get("by_name", Boolean.class))
                        ? (RegistrationOutcome) new UsernameTaken()
                        : new EmailTaken())
                .one();
    }

    @Override
    public Mono<User> find(UUID id) {
        return database.sql("SELECT " + UserRows.COLUMNS + " FROM users u WHERE u.id = :id")
                .bind("id", id)
                .map(UserRows::user)
                .one();
    }

    @Override
    public Mono<Credentials> credentials(UUID id) {
        return credentials("id = :key", id);
    }

    @Override
    public Mono<Credentials> lock(UUID id) {
        return credentials("id = :key FOR UPDATE", id);
    }

    @Override
    public Mono<Credentials> named(Username username) {
        return credentials("username_key = :key", username.key());
    }

    @Override
    public Mono<Credentials> at(EmailAddress email) {
        return credentials("email_key = :key", email.key());
    }

    private Mono<Credentials> credentials(String condition, Object key) {
        return database.sql(CREDENTIALS + condition)
                .bind("key", key)
                .map(row -> new Credentials(UserRows.user(row), UserRows.text(row, "password_hash")))
                .one();
    }

    @Override
    public Mono<User> store(Credentials before, Credentials after, Instant now) {
        return update(after, now)
                .flatMap(stored -> announceChanges(before.user(), stored, now).thenReturn(stored));
    }

    private Mono<User> update(Credentials after, Instant now) {
        User user = after.user();
        return database.sql("""
                        UPDATE users u SET
                            username = :username, username_key = :usernameKey, email = :email, email_key = :emailKey,
                            email_confirmed_at = CASE WHEN :confirmed THEN coalesce(email_confirmed_at, :now) END,
                            password_hash = :hash, revision = revision + 1
                        WHERE id = :id RETURNING\s""" + UserRows.COLUMNS)
                .bind("id", user.id())
                .bind("username", user.username().text())
                .bind("usernameKey", user.username().key())
                .bind("email", user.email().text())
                .bind("emailKey", user.email().key())
                .bind("confirmed", user.emailConfirmed())
                .bind("now", now)
                .bind("hash", after.passwordHash())
                .map(UserRows::user)
                .one()
                .onErrorMap(DuplicateKeyException.class, PostgresUsers::alreadyTaken);
    }

    private static AlreadyTaken alreadyTaken(DuplicateKeyException error) {
        boolean username = String.valueOf(error.getMessage()).contains(USERNAME_CONSTRAINT);
        return new AlreadyTaken(username ? AlreadyTaken.What.USERNAME : AlreadyTaken.What.EMAIL);
    }

    private Mono<Void> announceChanges(User before, User after, Instant now) {
        boolean newAddress = !after.email().equals(before.email());
        boolean newContact = newAddress
                || !after.username().equals(before.username())
                || after.emailConfirmed() != before.emailConfirmed();
        Mono<Void> contact = newContact ? outbox.append(contact(after)) : Mono.empty();
        return newAddress ? contact.then(tokens.issue(Purpose.CONFIRM_ADDRESS, recipient(after), now)) : contact;
    }

    @Override
    public Mono<Void> remove(User user, Instant now) {
        return database.sql("DELETE FROM users WHERE id = :id")
                .bind("id", user.id())
                .then()
                .then(outbox.append(List.of(
                        OutgoingMessage.erase(Topics.CONTACTS, user.id()),
                        OutgoingMessage.to(Topics.ACCOUNTS, user.id(), new AccountDeleted(user.id(), now)))));
    }
}
