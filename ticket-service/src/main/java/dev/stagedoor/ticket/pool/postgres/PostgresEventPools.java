package dev.stagedoor.ticket.pool.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.pool.EventPools;
import dev.stagedoor.ticket.pool.LostRace;
import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.pool.model.PoolPlan;
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
    private static final String KNOWN = "SELECT id, revision, cancelled_at IS NOT NULL FROM events WHERE id = ANY($1)";

    private static final String OPEN = """
            INSERT INTO pools (id, event_id, wanted, capacity, held, sold, issuing, version)
            SELECT n.id, n.event_id, n.capacity, n.capacity, 0, 0, n.issuing, n.version
            FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[], $5::bigint[])
                AS n (id, event_id, capacity, issuing, version)""";

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

    // The events' rows are locked by now: whoever issues tickets has either committed or will find the event cancelled.
    private static final String END_BEARER_TICKETS = """
            WITH due AS MATERIALIZED (
                SELECT id FROM pools
                WHERE event_id = ANY($1) AND (issuing > 0 OR (issued > 0 AND NOT voiding))
                ORDER BY id FOR NO KEY UPDATE
            )
            UPDATE pools p SET issuing = 0, voiding = p.issued > 0 FROM due WHERE p.id = due.id""";

    private final DatabaseClient database;
    private final PoolReader reader;
    private final EventRows events;

    PostgresEventPools(DatabaseClient database, PoolReader reader, EventRows events) {
        this.database = database;
        this.reader = reader;
        this.events = events;
    }

    @Override
    public Mono<Map<UUID, Known>> known(Collection<UUID> ids) {
        return database.sql(KNOWN)
                .bind(0, ids.toArray(UUID[]::new))
                .map(row -> Map.entry(
                        requireNonNull(row.get(0, UUID.class)),
                        new Known(requireNonNull(row.get(1, Long.class)), requireNonNull(row.get(2, Boolean.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<List<Pool>> of(Collection<UUID> ids) {
        return reader.of(ids);
    }

    @Override
    public Mono<Void> remember(List<News> news) {
        return events.remember(news);
    }

    @Override
    public Mono<Void> open(List<PoolPlan.Opening> pools) {
        if (pools.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(OPEN)
                .bind(0, pools.stream().map(opening -> opening.pool().id()).toArray(UUID[]::new))
                .bind(1, pools.stream().map(opening -> opening.pool().eventId()).toArray(UUID[]::new))
                .bind(
                        2,
                        pools.stream().map(opening -> opening.pool().capacity()).toArray(Integer[]::new))
                .bind(3, pools.stream().map(PoolPlan.Opening::issuing).toArray(Integer[]::new))
                .bind(4, pools.stream().map(opening -> opening.pool().version()).toArray(Long[]::new))
                .then();
    }

    @Override
    public Mono<Void> endBearerTickets(Collection<UUID> cancelled) {
        return cancelled.isEmpty()
                ? Mono.empty()
                : database.sql(END_BEARER_TICKETS)
                        .bind(0, cancelled.toArray(UUID[]::new))
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
