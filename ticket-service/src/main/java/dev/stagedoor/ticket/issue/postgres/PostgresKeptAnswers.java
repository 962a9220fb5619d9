package dev.stagedoor.ticket.issue.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.issue.IssueOrder;
import dev.stagedoor.ticket.issue.Issued;
import dev.stagedoor.ticket.issue.KeptAnswers;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresKeptAnswers implements KeptAnswers {
    private static final String FIND = """
            SELECT request_hash, event_id, ticket_type_id, quantity, tickets_total
            FROM idempotency_keys WHERE user_id = $1 AND request_key = $2""";

    // A second order with the same key waits at the first one's row and then finds it taken.
    private static final String TAKE = """
            INSERT INTO idempotency_keys (user_id, request_key, request_hash, created_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING""";

    private static final String KEEP = """
            UPDATE idempotency_keys SET event_id = $3, ticket_type_id = $4, quantity = $5, tickets_total = $6
            WHERE user_id = $1 AND request_key = $2""";

    private static final String FORGET = """
            DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency_keys WHERE created_at < $1 LIMIT $2))""";

    private final DatabaseClient database;

    PostgresKeptAnswers(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Kept> find(UUID user, String key) {
        return database.sql(FIND)
                .bind(0, user)
                .bind(1, key)
                .map(PostgresKeptAnswers::kept)
                .one();
    }

    @Override
    public Mono<Boolean> take(IssueOrder order, String key, Instant at) {
        return database.sql(TAKE)
                .bind(0, order.userId())
                .bind(1, key)
                .bind(2, order.hash())
                .bind(3, at.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> keep(UUID user, String key, Issued.Done answer) {
        return database.sql(KEEP)
                .bind(0, user)
                .bind(1, key)
                .bind(2, answer.eventId())
                .bind(3, answer.ticketTypeId())
                .bind(4, answer.quantity())
                .bind(5, answer.ticketsTotal())
                .then();
    }

    @Override
    public Mono<Long> forget(Instant before, int limit) {
        return database.sql(FORGET)
                .bind(0, before.atOffset(ZoneOffset.UTC))
                .bind(1, limit)
                .fetch()
                .rowsUpdated();
    }

    private static Kept kept(Readable row) {
        return new Kept(
                requireNonNull(row.get(0, String.class)),
                new Issued.Done(
                        requireNonNull(row.get(1, UUID.class)),
                        requireNonNull(row.get(2, UUID.class)),
                        requireNonNull(row.get(3, Integer.class)),
                        requireNonNull(row.get(4, Long.class))));
    }
}
