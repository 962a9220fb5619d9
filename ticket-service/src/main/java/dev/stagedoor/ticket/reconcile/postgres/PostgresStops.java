package dev.stagedoor.ticket.reconcile.postgres;

import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.pool.postgres.PoolReader;
import dev.stagedoor.ticket.reconcile.Stops;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresStops implements Stops {
    // Locked in the order of their ids, as every writer of pools does.
    private static final String STOP = """
            WITH due AS MATERIALIZED (
                SELECT id AS due_id FROM pools WHERE id = ANY($1) AND suspended_at IS NULL
                ORDER BY id FOR NO KEY UPDATE
            )
            UPDATE pools SET suspended_at = $3, suspended_for = n.reason, version = version + 1
            FROM due JOIN unnest($1::uuid[], $2::text[]) AS n (stopped, reason) ON n.stopped = due_id
            WHERE id = due_id
            RETURNING\s""" + PoolReader.COLUMNS;

    private static final String RESUME = """
            UPDATE pools SET suspended_at = NULL, suspended_for = NULL, version = version + 1
            WHERE id = $1 AND suspended_at IS NOT NULL
            RETURNING\s""" + PoolReader.COLUMNS;

    private final DatabaseClient database;

    PostgresStops(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Pool>> stop(Map<UUID, String> reasons, Instant at) {
        UUID[] ids = reasons.keySet().toArray(UUID[]::new);
        return database.sql(STOP)
                .bind(0, ids)
                .bind(1, Stream.of(ids).map(reasons::get).toArray(String[]::new))
                .bind(2, at.atOffset(ZoneOffset.UTC))
                .map(PoolReader::pool)
                .all()
                .collectList();
    }

    @Override
    public Mono<Pool> resume(UUID ticketType) {
        return database.sql(RESUME).bind(0, ticketType).map(PoolReader::pool).one();
    }
}
