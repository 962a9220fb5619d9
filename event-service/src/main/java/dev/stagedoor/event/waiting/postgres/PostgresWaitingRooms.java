package dev.stagedoor.event.waiting.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.waiting.WaitingRooms;
import dev.stagedoor.event.waiting.model.Terms;
import dev.stagedoor.event.waiting.model.WaitingRoom;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresWaitingRooms implements WaitingRooms {
    private static final String OPENED_AFTER = """
            SELECT w.event_id, e.name, w.opens_at, w.admissions_per_minute
            FROM waiting_rooms w JOIN events e ON e.id = w.event_id
            WHERE w.opens_at > :since AND e.published_at IS NOT NULL AND e.visibility = 'public'
                AND e.cancelled_at IS NULL
            ORDER BY w.opens_at, w.event_id
            """;

    private static final String COUNT = """
            SELECT count(*) AS n FROM waiting_rooms w JOIN events e ON e.id = w.event_id
            WHERE e.organizer_id = :organizer AND w.opens_at > :since
            """;

    private static final String PUT = """
            INSERT INTO waiting_rooms (event_id, opens_at, admissions_per_minute) VALUES (:event, :opens, :rate)
            ON CONFLICT (event_id) DO UPDATE
            SET opens_at = excluded.opens_at, admissions_per_minute = excluded.admissions_per_minute
            """;

    private final DatabaseClient database;

    PostgresWaitingRooms(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Terms> find(UUID eventId) {
        return database.sql("SELECT opens_at, admissions_per_minute FROM waiting_rooms WHERE event_id = :event")
                .bind("event", eventId)
                .map(PostgresWaitingRooms::terms)
                .one();
    }

    @Override
    public Mono<List<WaitingRoom>> openedAfter(Instant since) {
        return database.sql(OPENED_AFTER)
                .bind("since", since)
                .map(row -> new WaitingRoom(
                        requireNonNull(row.get("event_id", UUID.class)),
                        requireNonNull(row.get("name", String.class)),
                        terms(row)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> count(UUID organizerId, Instant since) {
        return database.sql(COUNT)
                .bind("organizer", organizerId)
                .bind("since", since)
                .map(row -> requireNonNull(row.get("n", Long.class)))
                .one();
    }

    @Override
    public Mono<Void> put(UUID eventId, Terms terms) {
        return database.sql(PUT)
                .bind("event", eventId)
                .bind("opens", terms.opensAt())
                .bind("rate", terms.admissionsPerMinute())
                .then();
    }

    @Override
    public Mono<Void> remove(UUID eventId) {
        return database.sql("DELETE FROM waiting_rooms WHERE event_id = :event")
                .bind("event", eventId)
                .then();
    }

    private static Terms terms(Readable row) {
        return new Terms(
                requireNonNull(row.get("opens_at", Instant.class)),
                requireNonNull(row.get("admissions_per_minute", Integer.class)));
    }
}
