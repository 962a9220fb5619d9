package dev.stagedoor.account.user.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.user.Users;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.RegistrationOutcome;
import dev.stagedoor.account.user.model.RegistrationOutcome.EmailTaken;
import dev.stagedoor.account.user.model.RegistrationOutcome.Registered;
import dev.stagedoor.account.user.model.RegistrationOutcome.UsernameTaken;
import dev.stagedoor.account.user.model.Role;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountRegistered;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@Component
class PostgresUsers implements Users {
    private static final String COLUMNS = "id, username, email, password_hash, role, created_at";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;

    PostgresUsers(DatabaseClient database, TransactionalOperator transaction, Outbox outbox) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    @Override
    public Mono<RegistrationOutcome> add(User user, String passwordHash) {
        Mono<RegistrationOutcome> added = insert(user, passwordHash)
                .flatMap(rows -> rows == 1
                        ? outbox.append(announcements(user)).thenReturn(new Registered(user))
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

    private static List<OutgoingMessage> announcements(User user) {
        return List.of(
                OutgoingMessage.to(
                        Topics.ACCOUNTS,
                        user.id(),
                        new AccountRegistered(user.id(), user.role().wireName(), user.createdAt())),
                OutgoingMessage.to(
                        Topics.CONTACTS,
                        user.id(),
                        new ContactChanged(
                                user.id(), user.username().text(), user.email().text())));
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
        return database.sql("SELECT " + COLUMNS + " FROM users WHERE id = :id")
                .bind("id", id)
                .map(PostgresUsers::user)
                .one();
    }

    @Override
    public Mono<Credentials> named(Username username) {
        return credentials("username_key", username.key());
    }

    @Override
    public Mono<Credentials> at(EmailAddress email) {
        return credentials("email_key", email.key());
    }

    private Mono<Credentials> credentials(String column, String key) {
        return database.sql("SELECT " + COLUMNS + " FROM users WHERE " + column + " = :key")
                .bind("key", key)
                .map(row -> new Credentials(user(row), text(row, "password_hash")))
                .one();
    }

    private static User user(Readable row) {
        return new User(
                requireNonNull(row.get("id", UUID.class)),
                new Username(text(row, "username")),
                new EmailAddress(text(row, "email")),
                Role.parse(text(row, "role")).orElseThrow(),
                requireNonNull(row.get("created_at", Instant.class)));
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }
}
