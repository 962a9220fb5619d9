package dev.stagedoor.account.session.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.Role;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** {@link Sessions} as one row each, which holds the hash of the newest token. */
public class PostgresSessions implements Sessions {
    private final DatabaseClient database;
    private final Limits limits;

    /**
     * What bounds the table.
     *
     * @param purgeBatch rows that one purge removes at most
     */
    public record Limits(Duration lifetime, int maxPerUser, int purgeBatch) {}

    public PostgresSessions(DatabaseClient database, Limits limits) {
        this.database = database;
        this.limits = limits;
    }

    @Override
    public Mono<Void> open(UUID user, RefreshToken first, Instant now) {
        // The row inserted is not yet seen by the delete, hence one fewer is kept.
        return database.sql("""
                        WITH surplus AS (
                            DELETE FROM sessions WHERE id IN (
                                SELECT id FROM sessions WHERE user_id = :user
                                ORDER BY created_at DESC, id OFFSET :kept LIMIT 100))
                        INSERT INTO sessions (id, user_id, token_hash, created_at, expires_at)
                        VALUES (:id, :user, :hash, :now, :expires)
                        """)
                .bind("user", user)
                .bind("kept", limits.maxPerUser() - 1)
                .bind("id", first.family())
                .bind("hash", first.hash())
                .bind("now", now)
                .bind("expires", now.plus(limits.lifetime()))
                .then();
    }

    @Override
    public Mono<Rotation> rotate(RefreshToken presented, RefreshToken next, Instant now) {
        // Of several updates at once the first takes the row's lock; the others then see its hash and match nothing.
        return database.sql("""
                        UPDATE sessions s SET token_hash = :next
                        FROM users u
                        WHERE s.id = :id AND s.token_hash = :presented AND s.expires_at > :now AND u.id = s.user_id
                        RETURNING u.id, u.username, u.email, u.role, u.created_at
                        """)
                .bind("next", next.hash())
                .bind("id", presented.family())
                .bind("presented", presented.hash())
                .bind("now", now)
                .map(row -> (Rotation) new Rotated(user(row)))
                .one()
                .switchIfEmpty(Mono.defer(() -> endIfUsed(presented)));
    }

    private Mono<Rotation> endIfUsed(RefreshToken presented) {
        return database.sql("DELETE FROM sessions WHERE id = :id AND token_hash <> :presented")
                .bind("id", presented.family())
                .bind("presented", presented.hash())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0 ? new Reused() : new Unknown());
    }

    @Override
    public Mono<Void> end(UUID family) {
        return database.sql("DELETE FROM sessions WHERE id = :id")
                .bind("id", family)
                .then();
    }

    @Override
    public Mono<Long> purge(Instant now) {
        return database.sql("""
                        DELETE FROM sessions WHERE id IN (
                            SELECT id FROM sessions WHERE expires_at <= :now ORDER BY expires_at LIMIT :batch)
                        """)
                .bind("now", now)
                .bind("batch", limits.purgeBatch())
                .fetch()
                .rowsUpdated();
    }

    private static User user(Readable row) {
        return new User(
                requireNonNull(row.get("id", UUID.class)),
                new Username(requireNonNull(row.get("username", String.class))),
                new EmailAddress(requireNonNull(row.get("email", String.class))),
                Role.parse(requireNonNull(row.get("role", String.class))).orElseThrow(),
                requireNonNull(row.get("created_at", Instant.class)));
    }
}
