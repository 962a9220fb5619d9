package dev.stagedoor.account.token.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.model.OneTimeToken;
import dev.stagedoor.account.token.model.PendingToken;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.mail.AddressConfirmationRequested;
import dev.stagedoor.contracts.mail.PasswordResetRequested;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.service.id.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link OneTimeTokens} as one row per user and purpose, which holds the token's hash. */
public class PostgresOneTimeTokens implements OneTimeTokens {
    private final DatabaseClient database;
    private final Outbox outbox;
    private final IdSource ids;
    private final Limits limits;

    /**
     * What bounds them.
     *
     * @param confirmation how long a token that confirms an address is valid
     * @param reset how long one that resets a password is valid
     * @param purgeBatch rows that one purge removes at most
     */
    public record Limits(Duration confirmation, Duration reset, int purgeBatch) {
        Duration validity(Purpose purpose) {
            return switch (purpose) {
                case CONFIRM_ADDRESS -> confirmation;
                case RESET_PASSWORD -> reset;
            };
        }
    }

    public PostgresOneTimeTokens(DatabaseClient database, Outbox outbox, IdSource ids, Limits limits) {
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
        this.limits = limits;
    }

    @Override
    public Mono<Void> issue(Purpose purpose, Recipient recipient, Instant now) {
        return Mono.defer(() -> {
            OneTimeToken token = OneTimeToken.random(ids::secret);
            Instant expiresAt = now.plus(limits.validity(purpose));
            return store(purpose, recipient.userId(), token, now, expiresAt)
                    .then(outbox.append(OutgoingMessage.to(
                            Topics.PRIVATE_MAIL, recipient.userId(), mail(purpose, recipient, token, expiresAt))));
        });
    }

    private Mono<Void> store(Purpose purpose, UUID userId, OneTimeToken token, Instant now, Instant expiresAt) {
        return database.sql("""
                        INSERT INTO one_time_tokens (user_id, purpose, token_hash, issued_at, expires_at)
                        VALUES (:user, :purpose, :hash, :now, :expires)
                        ON CONFLICT (user_id, purpose) DO UPDATE SET
                            token_hash = :hash, issued_at = :now, expires_at = :expires
                        """)
                .bind("user", userId)
                .bind("purpose", purpose.code())
                .bind("hash", token.hash())
                .bind("now", now)
                .bind("expires", expiresAt)
                .then();
    }

    private Record mail(Purpose purpose, Recipient to, OneTimeToken token, Instant expiresAt) {
        return switch (purpose) {
            case CONFIRM_ADDRESS ->
                new AddressConfirmationRequested(
                        ids.next(), to.userId(), to.username(), to.email(), token.text(), expiresAt);
            case RESET_PASSWORD ->
                new PasswordResetRequested(ids.next(), to.userId(), to.username(), to.email(), token.text(), expiresAt);
        };
    }

    @Override
    public Mono<UUID> holder(Purpose purpose, OneTimeToken token, Instant now) {
        return matching("SELECT user_id FROM one_time_tokens", "", purpose, token, now);
    }

    @Override
    public Mono<UUID> use(Purpose purpose, OneTimeToken token, Instant now) {
        return matching("DELETE FROM one_time_tokens", "RETURNING user_id", purpose, token, now);
    }

    private Mono<UUID> matching(String verb, String end, Purpose purpose, OneTimeToken token, Instant now) {
        return database.sql(verb + " WHERE token_hash = :hash AND purpose = :purpose AND expires_at > :now " + end)
                .bind("hash", token.hash())
                .bind("purpose", purpose.code())
                .bind("now", now)
                .map(row -> requireNonNull(row.get("user_id", UUID.class)))
                .one();
    }

    @Override
    public Mono<Void> revoke(UUID userId, Purpose purpose) {
        return database.sql("DELETE FROM one_time_tokens WHERE user_id = :user AND purpose = :purpose")
                .bind("user", userId)
                .bind("purpose", purpose.code())
                .then();
    }

    @Override
    public Flux<PendingToken> of(UUID userId, Instant now) {
        return database.sql("""
                        SELECT purpose, issued_at, expires_at FROM one_time_tokens
                        WHERE user_id = :user AND expires_at > :now ORDER BY issued_at, purpose
                        """)
                .bind("user", userId)
                .bind("now", now)
                .map(row -> new PendingToken(
                        Purpose.of(requireNonNull(row.get("purpose", String.class))),
                        requireNonNull(row.get("issued_at", Instant.class)),
                        requireNonNull(row.get("expires_at", Instant.class))))
                .all();
    }

    @Override
    public Mono<Long> purge(Instant now) {
        return database.sql("""
                        DELETE FROM one_time_tokens WHERE (user_id, purpose) IN (
                            SELECT user_id, purpose FROM one_time_tokens
                            WHERE expires_at <= :now ORDER BY expires_at LIMIT :batch)
                        """)
                .bind("now", now)
                .bind("batch", limits.purgeBatch())
                .fetch()
                .rowsUpdated();
    }
}
