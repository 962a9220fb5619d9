package dev.stagedoor.event.erasure.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.erasure.UserReferences;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresUserReferences implements UserReferences {
    private static final String ORGANIZED =
            "SELECT id FROM events WHERE organizer_id = :user AND id > :after ORDER BY id LIMIT :limit";
    private static final String AT_THE_DOOR =
            "SELECT id FROM events WHERE door_staff @> ARRAY[:user] AND id > :after ORDER BY id LIMIT :limit";

    private final DatabaseClient database;

    PostgresUserReferences(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<UUID>> organized(UUID userId, UUID after, int limit) {
        return ids(ORGANIZED, userId, after, limit);
    }

    @Override
    public Mono<List<UUID>> atTheDoor(UUID userId, UUID after, int limit) {
        return ids(AT_THE_DOOR, userId, after, limit);
    }

    private Mono<List<UUID>> ids(String query, UUID userId, UUID after, int limit) {
        return database.sql(query)
                .bind("user", userId)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> forgetImports(UUID userId) {
        return database.sql("DELETE FROM imported_events WHERE organizer_id = :user")
                .bind("user", userId)
                .then();
    }
}
