package dev.stagedoor.ticket.erasure.postgres;

import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.ticket.erasure.Erasures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresErasures implements Erasures {
    private static final String LEAVE_DOORS =
            "UPDATE events SET door_staff = array_remove(door_staff, $1) WHERE door_staff @> ARRAY[$1]";

    // Of an event whose end was never told nobody knows that it is over.
    private static final String LEAVE_EVENTS = """
            UPDATE events SET organizer_id = $2
            WHERE organizer_id = $1 AND (cancelled_at IS NOT NULL OR ends_at < $3)""";

    private static final String LEAVE_KEYS = "DELETE FROM idempotency_keys WHERE user_id = $1";

    private static final String IS_GONE = "SELECT NOT EXISTS (SELECT FROM events WHERE organizer_id = $1)";

    private static final String REMEMBER =
            "INSERT INTO erasures (user_id, deleted_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private final DatabaseClient database;

    PostgresErasures(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> erase(UUID user, Instant now) {
        return database.sql(LEAVE_DOORS)
                .bind(0, user)
                .then()
                .then(database.sql(LEAVE_EVENTS)
                        .bind(0, user)
                        .bind(1, AccountErased.NOBODY)
                        .bind(2, now.atOffset(ZoneOffset.UTC))
                        .then())
                .then(database.sql(LEAVE_KEYS).bind(0, user).then())
                .then(database.sql(IS_GONE)
                        .bind(0, user)
                        .mapValue(Boolean.class)
                        .one());
    }

    @Override
    public Mono<Void> remember(UUID user, Instant deletedAt) {
        return database.sql(REMEMBER)
                .bind(0, user)
                .bind(1, deletedAt.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Void> forget(UUID user) {
        return database.sql("DELETE FROM erasures WHERE user_id = $1")
                .bind(0, user)
                .then();
    }

    @Override
    public Mono<List<UUID>> waiting(int limit) {
        return database.sql("SELECT user_id FROM erasures ORDER BY deleted_at LIMIT $1")
                .bind(0, limit)
                .mapValue(UUID.class)
                .all()
                .collectList();
    }
}
