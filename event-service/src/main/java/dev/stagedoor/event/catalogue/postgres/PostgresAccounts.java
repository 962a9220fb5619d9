package dev.stagedoor.event.catalogue.postgres;

import dev.stagedoor.event.catalogue.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The deleted ones, and an advisory lock per account: there is no row of those who are here. */
@Component
class PostgresAccounts implements Accounts {
    /** Far longer than a token lives. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String KEY = "(hashtextextended($1::text, 0))";

    private final DatabaseClient database;

    PostgresAccounts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> remains(UUID userId) {
        // Two statements: the second one must see what was committed while the first one waited.
        return run("SELECT pg_advisory_xact_lock_shared" + KEY, userId)
                .then(database.sql("SELECT NOT EXISTS (SELECT FROM deleted_accounts WHERE user_id = $1)")
                        .bind(0, userId)
                        .mapValue(Boolean.class)
                        .one());
    }

    @Override
    public Mono<Void> deleted(UUID userId, Instant at) {
        return run("SELECT pg_advisory_xact_lock" + KEY, userId)
                .then(database.sql(
                                "INSERT INTO deleted_accounts (user_id, deleted_at) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                        .bind(0, userId)
                        .bind(1, at.atOffset(ZoneOffset.UTC))
                        .then())
                .then(database.sql("DELETE FROM deleted_accounts WHERE deleted_at < $1")
                        .bind(0, at.minus(KEPT).atOffset(ZoneOffset.UTC))
                        .then());
    }

    private Mono<Void> run(String lock, UUID userId) {
        return database.sql(lock).bind(0, userId).then();
    }
}
