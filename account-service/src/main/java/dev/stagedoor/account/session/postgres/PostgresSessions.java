package dev.stagedoor.account.session.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.account.session.model.SignIn;
import dev.stagedoor.account.user.Users.Credentials;
import dev.stagedoor.account.user.postgres.UserRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
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
    public Mono<UUID> open(Credentials proved, RefreshToken first, Instant now) {
        // The row inserted is not yet seen by the delete, hence one fewer is kept. The share lock waits for a change of
        // the password under way, and then matches no row.
        return database.sql("""
                        WITH surplus AS (
                            DELETE FROM sessions WHERE id IN (
                                SELECT id FROM sessions WHERE user_id = :user
                                ORDER BY created_at DESC, id OFFSET :kept LIMIT 100))
                        INSERT INTO sessions (id, user_id, token_hash, created_at, expires_at)
                        SELECT :id, u.id, :hash, :now, :expires FROM users u
                        WHERE u.id = :user AND u.password_hash = :proved FOR SHARE
                        RETURNING id
                        """)
                .bind("user", proved.user().id())
                .bind("proved", proved.passwordHash())
                .bind("kept", limits.maxPerUser() - 1)
                .bind("id", first.family())
                .bind("hash", first.hash())
                .bind("now", now)
                .bind("expires", now.plus(limits.lifetime()))
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .one();
    }

    @Override
    public Mono<Rotation> rotate(RefreshToken presented, RefreshToken next, Instant now) {
        // Of several updates at once the first takes the row's lock; the others then see its hash and match nothing.
        return database.sql("""
                        UPDATE sessions s SET token_hash = :next
                        FROM users u
                        WHERE s.id = :id AND s.token_hash = :presented AND s.expires_at > :now AND u.id = s.user_id
                        RETURNING\s""" + UserRows.COLUMNS)
                .bind("next", next.hash())
                .bind("id", presented.family())
                .bind("presented", presented.hash())
                .bind("now", now)
                .map(row -> (Rotation) new Rotated(UserRows.user(row)))
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
    public Mono<Void> endAll(UUID userId, @Nullable String kept) {
        return database.sql("""
                        DELETE FROM sessions
                        WHERE user_id = :user AND encode(sha256(uuid_send(id)), 'hex') <> :kept
                        """)
                .bind("user", userId)
                .bind("kept", Objects.requireNonNullElse(kept, ""))
                .then();
    }

    @Override
    public Mono<Instant> startedAt(UUID userId, String sessionId) {
        return database.sql("""
                        SELECT created_at FROM sessions
                        WHERE user_id = :user AND encode(sha256(uuid_send(id)), 'hex') = :session
                        """)
                .bind("user", userId)
                .bind("session", sessionId)
                .map(row -> requireNonNull(row.get("created_at", Instant.class)))
                .one();
    }

    @Override
    public Flux<SignIn> of(UUID userId, Instant now) {
        return database.sql("""
                        SELECT created_at, expires_at FROM sessions
                        WHERE user_id = :user AND expires_at > :now ORDER BY created_at, id
                        """)
                .bind("user", userId)
                .bind("now", now)
                .map(row -> new SignIn(
                        requireNonNull(row.get("created_at", Instant.class)),
                        requireNonNull(row.get("expires_at", Instant.class))))
                .all();
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
}
