package dev.stagedoor.ticket.reconcile.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.reconcile.Books;
import dev.stagedoor.ticket.reconcile.model.EventStamp;
import dev.stagedoor.ticket.reconcile.model.PoolBooks;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresBooks implements Books {
    private static final String INVENTORY = """
            SELECT event_id, sum(version)::bigint, sum(held)::bigint, sum(sold)::bigint, sum(capacity)::bigint,
                   count(suspended_at)
            FROM pools GROUP BY event_id""";

    // One statement, one snapshot: what a batch changes shows in all three books or in none. The tickets of an event
    // are
    // counted once for all of its types.
    private static final String BOOKS_OF = """
            WITH asked AS MATERIALIZED (SELECT * FROM pools WHERE %s),
            reserved AS (
                SELECT ticket_type_id, sum(quantity) FILTER (WHERE state = 'held') AS held,
                       sum(quantity) FILTER (WHERE state = 'sold') AS sold
                FROM reservations
                WHERE ticket_type_id IN (SELECT id FROM asked) AND state IN ('held', 'sold')
                GROUP BY ticket_type_id
            ),
            counted AS (
                SELECT ticket_type_id, count(booking_id) AS booked, count(*) - count(booking_id) AS issued
                FROM tickets
                WHERE event_id IN (SELECT event_id FROM asked) AND state IN ('ok', 'redeemed')
                GROUP BY ticket_type_id
            ),
            books AS (
                SELECT p.id, p.event_id, p.version, p.held, p.sold, p.issued,
                       COALESCE(r.held, 0)::bigint AS reserved_held, COALESCE(r.sold, 0)::bigint AS reserved_sold,
                       COALESCE(t.booked, 0) AS tickets_booked, COALESCE(t.issued, 0) AS tickets_issued,
                       p.suspended_at, p.suspended_for
                FROM asked p
                LEFT JOIN reserved r ON r.ticket_type_id = p.id
                LEFT JOIN counted t ON t.ticket_type_id = p.id
            )
            SELECT * FROM books
            """;

    private static final String DIFFERING = BOOKS_OF.formatted("event_id = ANY($1)") + """
             WHERE held <> reserved_held OR sold - issued <> reserved_sold OR sold - issued <> tickets_booked
                OR issued <> tickets_issued""";

    private static final String STOPPED = BOOKS_OF.formatted("suspended_at IS NOT NULL") + " ORDER BY suspended_at, id";

    private static final String OF_POOL = BOOKS_OF.formatted("id = $1");

    private static final String LOCK = "SELECT id FROM pools WHERE id = $1 FOR NO KEY UPDATE";

    private static final String MISMATCHES = """
            WITH sold AS (
                SELECT booking_id, attempt, quantity FROM reservations WHERE ticket_type_id = $1 AND state = 'sold'
            ),
            counted AS (
                SELECT t.booking_id, t.attempt, count(*) AS tickets
                FROM pools p JOIN tickets t ON t.event_id = p.event_id AND t.ticket_type_id = p.id
                WHERE p.id = $1 AND t.state IN ('ok', 'redeemed') AND t.booking_id IS NOT NULL
                GROUP BY t.booking_id, t.attempt
            )
            SELECT booking_id, attempt, COALESCE(quantity, 0)::bigint, COALESCE(tickets, 0)
            FROM sold FULL JOIN counted USING (booking_id, attempt)
            WHERE COALESCE(quantity, 0) <> COALESCE(tickets, 0)
            ORDER BY booking_id, attempt LIMIT $2""";

    private final DatabaseClient database;

    PostgresBooks(DatabaseClient database) {
        this.database = database;
    }

    private record Row(EventStamp stamp, long held, long sold, long available, long suspended) {}

    @Override
    public Mono<Inventory> inventory() {
        return database.sql(INVENTORY)
                .map(PostgresBooks::row)
                .all()
                .collectList()
                .map(rows -> {
                    Map<String, Long> seats = Map.of(
                            "held", rows.stream().mapToLong(Row::held).sum(),
                            "sold", rows.stream().mapToLong(Row::sold).sum(),
                            "available", rows.stream().mapToLong(Row::available).sum());
                    return new Inventory(
                            rows.stream().map(Row::stamp).toList(),
                            seats,
                            rows.stream().mapToLong(Row::suspended).sum());
                });
    }

    @Override
    public Mono<List<PoolBooks>> differing(Collection<UUID> events) {
        return database.sql(DIFFERING)
                .bind(0, events.toArray(UUID[]::new))
                .map(PostgresBooks::books)
                .all()
                .collectList();
    }

    @Override
    public Flux<PoolBooks> stopped() {
        return database.sql(STOPPED).map(PostgresBooks::books).all();
    }

    @Override
    public Mono<PoolBooks> ofPool(UUID ticketType) {
        return database.sql(LOCK)
                .bind(0, ticketType)
                .mapValue(UUID.class)
                .one()
                .flatMap(id -> database.sql(OF_POOL)
                        .bind(0, id)
                        .map(PostgresBooks::books)
                        .one());
    }

    @Override
    public Flux<Mismatch> mismatches(UUID ticketType, int limit) {
        return database.sql(MISMATCHES)
                .bind(0, ticketType)
                .bind(1, limit)
                .map(row -> new Mismatch(
                        requireNonNull(row.get(0, UUID.class)),
                        requireNonNull(row.get(1, Integer.class)),
                        number(row, 2),
                        number(row, 3)))
                .all();
    }

    private static Row row(Readable row) {
        long held = number(row, 2);
        long sold = number(row, 3);
        return new Row(
                new EventStamp(requireNonNull(row.get(0, UUID.class)), number(row, 1), held + sold),
                held,
                sold,
                number(row, 4) - held - sold,
                number(row, 5));
    }

    private static PoolBooks books(Readable row) {
        return new PoolBooks(
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, UUID.class)),
                number(row, 2),
                new PoolBooks.Counters(number(row, 3), number(row, 4), number(row, 5)),
                new PoolBooks.Reserved(number(row, 6), number(row, 7)),
                new PoolBooks.Tickets(number(row, 8), number(row, 9)),
                stop(row.get(10, Instant.class), row.get(11, String.class)));
    }

    private static PoolBooks.@Nullable Stop stop(@Nullable Instant since, @Nullable String reason) {
        return since == null ? null : new PoolBooks.Stop(since, requireNonNull(reason));
    }

    private static long number(Readable row, int column) {
        return requireNonNull(row.get(column, Long.class));
    }
}
