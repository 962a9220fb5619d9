package dev.stagedoor.ticket.pool.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.pool.EventPools;
import dev.stagedoor.ticket.pool.LostRace;
import dev.stagedoor.ticket.pool.model.Pool;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresEventPools implements EventPools {
    private static final String REVISIONS = "SELECT id, revision FROM events WHERE id = ANY($1)";

    private static final String OPEN = """
            INSERT INTO pools (id, event_id, wanted, capacity, held, sold, version)
            SELECT n.id, n.event_id, n.capacity, n.capacity, 0, 0, n.version
            FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::bigint[]) AS n (id, event_id, capacity, version)""";

    // Sorted, so that two writers with events in common wait for each other in one direction.
    private static final String REMEMBER = """
            INSERT INTO events (id, organizer_id, name, revision)
            SELECT n.id, n.organizer_id, n.name, n.revision
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[]) AS n (id, organizer_id, name, revision)
            ORDER BY n.id
            ON CONFLICT (id) DO UPDATE
            SET organizer_id = excluded.organizer_id, name = excluded.name, revision = excluded.revision
            WHERE events.revision < excluded.revision""";

    private static final String START_COUNTING =
            "INSERT INTO ticket_counts (event_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING";

    // Held and sold are the decisions' to write; the constraint refuses a capacity that does not hold them.
    private static final String RESIZE = """
            WITH expected AS MATERIALIZED (
                SELECT p.id
                FROM unnest($1::uuid[], $2::bigint[]) AS e (id, version)
                JOIN pools p ON p.id = e.id AND p.version = e.version
                ORDER BY p.id
                FOR NO KEY UPDATE OF p
            )
            UPDATE pools p
            SET wanted = n.wanted, capacity = n.capacity, version = p.version + 1
            FROM expected x
            JOIN unnest($1::uuid[], $2::bigint[], $3::integer[], $4::integer[]) AS n (id, version, wanted, capacity)
                ON n.id = x.id
            WHERE p.id = x.id AND p.version = n.version""";

    private final DatabaseClient database;
    private final PoolReader reader;

    PostgresEventPools(DatabaseClient database, PoolReader reader) {
        this.database = database;
        this.reader = reader;
    }

    @Override
    public Mono<Map<UUID, Long>> revisions(Collection<UUID> events) {
        return database.sql(REVISIONS)
                .bind(0, events.toArray(UUID[]::new))
                .map(row -> Map.entry(
                        requireNonNull(row.get("id", UUID.class)), requireNonNull(row.get("revision", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<List<Pool>> of(Collection<UUID> events) {
        return reader.of(events);
    }

    @Override
    public Mono<Void> remember(List<KnownEvent> events) {
        UUID[] ids = events.stream().map(KnownEvent::id).toArray(UUID[]::new);
        return database.sql(REMEMBER)
                .bind(0, ids)
                .bind(1, events.stream().map(KnownEvent::organizerId).toArray(UUID[]::new))
                .bind(2, events.stream().map(KnownEvent::name).toArray(String[]::new))
                .bind(3, events.stream().map(KnownEvent::revision).toArray(Long[]::new))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == events.size()
                        ? database.sql(START_COUNTING).bind(0, ids).then()
                        : Mono.error(new LostRace("a later revision of an event was taken in meanwhile")));
    }

    @Override
    public Mono<Void> open(List<Pool> pools) {
        if (pools.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(OPEN)
                .bind(0, pools.stream().map(Pool::id).toArray(UUID[]::new))
                .bind(1, pools.stream().map(Pool::eventId).toArray(UUID[]::new))
                .bind(2, pools.stream().map(Pool::capacity).toArray(Integer[]::new))
                .bind(3, pools.stream().map(Pool::version).toArray(Long[]::new))
                .then();
    }

    @Override
    public Mono<Void> resize(List<Pool> pools) {
        if (pools.isEmpty()) {
            return Mono.empty();
        }
        List<Pool> sorted =
                pools.stream().sorted(Comparator.comparing(Pool::id)).toList();
        return database.sql(RESIZE)
                .bind(0, sorted.stream().map(Pool::id).toArray(UUID[]::new))
                .bind(1, sorted.stream().map(Pool::version).toArray(Long[]::new))
                .bind(2, sorted.stream().map(Pool::wanted).toArray(Integer[]::new))
                .bind(3, sorted.stream().map(Pool::capacity).toArray(Integer[]::new))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == sorted.size()
                        ? Mono.empty()
                        : Mono.error(new LostRace("a pool was written to meanwhile")));
    }
}
