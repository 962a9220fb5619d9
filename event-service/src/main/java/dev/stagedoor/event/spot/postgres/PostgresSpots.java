package dev.stagedoor.event.spot.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.model.SpotName;
import dev.stagedoor.event.spot.Spots;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresSpots implements Spots {
    private static final String NAMED = "SELECT id FROM events WHERE spot_key = :key";

    private final DatabaseClient database;

    PostgresSpots(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<UUID> named(String name) {
        return database.sql(NAMED)
                .bind("key", SpotName.key(name))
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .one();
    }
}
