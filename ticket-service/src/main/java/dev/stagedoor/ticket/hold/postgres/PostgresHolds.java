package dev.stagedoor.ticket.hold.postgres;

import dev.stagedoor.ticket.hold.Holds;
import dev.stagedoor.ticket.hold.NewTicket;
import dev.stagedoor.ticket.hold.VoidedTicket;
import dev.stagedoor.ticket.hold.model.Asked;
import dev.stagedoor.ticket.hold.model.Attempt;
import dev.stagedoor.ticket.hold.model.Decided;
import dev.stagedoor.ticket.hold.model.Outcome;
import dev.stagedoor.ticket.hold.model.Standing;
import dev.stagedoor.ticket.pool.LostRace;
import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.pool.postgres.PoolReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresHolds implements Holds {
    // The rows are locked in the order of their ids, so two batches with pools in common wait in one direction. A row
    // that another writer has changed meanwhile has another version by then and is not among the expected. A batch
    // raises no capacity above what was asked for: LEAST keeps the constraint of the pool independent of what was
    // decided.
    private static final String WRITE_POOLS = """
            WITH expected AS MATERIALIZED (
                SELECT p.id
                FROM unnest($1::uuid[], $2::bigint[]) AS e (id, version)
                JOIN pools p ON p.id = e.id AND p.version = e.version
                ORDER BY p.id
                FOR NO KEY UPDATE OF p
            )
            UPDATE pools p
            SET capacity = LEAST(n.capacity, GREATEST(p.capacity, p.wanted + p.issued)), held = n.held, sold = n.sold, version = p.version + 1
            FROM expected x
            JOIN unnest($1::uuid[], $2::bigint[], $3::integer[], $4::integer[], $5::integer[])
                AS n (id, version, capacity, held, sold) ON n.id = x.id
            WHERE p.id = x.id AND p.version = n.version""";

    private final DatabaseClient database;
    private final PoolReader pools;
    private final ClaimRows claims;
    private final TicketRows tickets;

    PostgresHolds(DatabaseClient database, PoolReader pools, ClaimRows claims, TicketRows tickets) {
        this.database = database;
        this.pools = pools;
        this.claims = claims;
        this.tickets = tickets;
    }

    @Override
    public Mono<Standing> standing(Set<UUID> events, Set<UUID> bookings) {
        return pools.of(events).flatMap(found -> claims.of(bookings).map(known -> new Standing(found, known)));
    }

    @Override
    public Mono<List<VoidedTicket>> store(
            Decided decided, Map<Attempt, Asked> asked, List<NewTicket> issued, Instant at) {
        return writePools(decided.pools())
                .then(claims.insertDecisions(decided.fresh(), asked, at))
                .then(claims.writeReservations(decided.fresh(), decided.moved()))
                .then(tickets.issue(issued, at))
                .then(tickets.makeVoid(returned(decided)))
                .flatMap(voided -> tickets.count(issued, voided).thenReturn(voided));
    }

    private Mono<Void> writePools(List<Pool> touched) {
        if (touched.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(WRITE_POOLS)
                .bind(0, touched.stream().map(Pool::id).toArray(UUID[]::new))
                .bind(1, touched.stream().map(Pool::version).toArray(Long[]::new))
                .bind(2, touched.stream().map(Pool::capacity).toArray(Integer[]::new))
                .bind(3, touched.stream().map(Pool::held).toArray(Integer[]::new))
                .bind(4, touched.stream().map(Pool::sold).toArray(Integer[]::new))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == touched.size()
                        ? Mono.empty()
                        : Mono.error(new LostRace("a pool was written to meanwhile")));
    }

    private static List<Attempt> returned(Decided decided) {
        return decided.outcomes().stream()
                .filter(Outcome.Released.class::isInstance)
                .flatMap(outcome -> ((Outcome.Released) outcome).sold().stream())
                .toList();
    }
}
