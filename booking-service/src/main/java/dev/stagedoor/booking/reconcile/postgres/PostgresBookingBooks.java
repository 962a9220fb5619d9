package dev.stagedoor.booking.reconcile.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.reconcile.BookingBooks;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresBookingBooks implements BookingBooks {
    private static final UUID LARGEST = new UUID(-1, -1);

    // A booking of the event that was asked for later and has its tickets proves that ticket-service came past this
    // one.
    private static final String COMPARED = """
            wanted AS (
                SELECT i.booking_id, i.ticket_type_id, i.quantity
                FROM slice s JOIN booking_items i ON i.booking_id = s.id WHERE s.status = 'confirmed'
            ),
            told AS (
                SELECT t.booking_id, t.ticket_type_id, count(*) AS tickets
                FROM slice s JOIN booking_tickets t ON t.booking_id = s.id WHERE t.state <> 'void'
                GROUP BY t.booking_id, t.ticket_type_id
            ),
            differing AS (
                SELECT s.id, ticket_type_id, COALESCE(quantity, 0)::bigint AS seats, COALESCE(tickets, 0) AS tickets
                FROM wanted FULL JOIN told USING (booking_id, ticket_type_id) JOIN slice s ON s.id = booking_id
                WHERE COALESCE(quantity, 0) <> COALESCE(tickets, 0) AND EXISTS (
                    SELECT FROM bookings l
                    WHERE l.event_id = s.event_id AND l.status = 'confirmed'
                        AND l.booking_date > s.updated_at + $1 * interval '1 second'
                        AND EXISTS (SELECT FROM booking_tickets t WHERE t.booking_id = l.id)
                )
            )
            """;

    // The last booking of the slice comes as a row of its own, without a ticket type.
    private static final String SLICE = """
            WITH slice AS MATERIALIZED (
                SELECT id, event_id, status, updated_at FROM bookings WHERE id < $2 ORDER BY id DESC LIMIT $3
            ),
            """ + COMPARED + """
            SELECT id, ticket_type_id, seats, tickets FROM differing
            UNION ALL (SELECT id, NULL, 0, 0 FROM slice ORDER BY id LIMIT 1)""";

    private static final String OF_BOOKINGS =
            """
            WITH slice AS MATERIALIZED (SELECT id, event_id, status, updated_at FROM bookings WHERE id = ANY($2)),
            """ + COMPARED + "SELECT id, ticket_type_id, seats, tickets FROM differing";

    private static final String STOP = """
            UPDATE open_pools SET suspended_at = $3, suspended_for = n.reason
            FROM unnest($1::uuid[], $2::text[]) AS n (id, reason)
            WHERE ticket_type_id = n.id AND suspended_at IS NULL
            RETURNING ticket_type_id""";

    private static final String RESUME = """
            UPDATE open_pools SET suspended_at = NULL, suspended_for = NULL
            WHERE ticket_type_id = $1 AND suspended_at IS NOT NULL""";

    private static final String STOPPED = """
            SELECT ticket_type_id, event_id, suspended_at, suspended_for
            FROM open_pools WHERE suspended_at IS NOT NULL ORDER BY suspended_at, ticket_type_id""";

    private final DatabaseClient database;

    PostgresBookingBooks(DatabaseClient database) {
        this.database = database;
    }

    private record Row(UUID bookingId, @Nullable Difference difference) {}

    @Override
    public Mono<Slice> slice(@Nullable UUID below, int limit, Duration grace) {
        return database.sql(SLICE)
                .bind(0, grace.toSeconds())
                .bind(1, below == null ? LARGEST : below)
                .bind(2, limit)
                .map(PostgresBookingBooks::row)
                .all()
                .collectList()
                .map(PostgresBookingBooks::slice);
    }

    private static Slice slice(List<Row> rows) {
        return new Slice(
                rows.stream()
                        .filter(row -> row.difference() == null)
                        .map(Row::bookingId)
                        .findFirst()
                        .orElse(null),
                rows.stream().map(Row::difference).filter(Objects::nonNull).toList());
    }

    @Override
    public Flux<Difference> differing(Collection<UUID> bookings, Duration grace) {
        return bookings.isEmpty()
                ? Flux.empty()
                : database.sql(OF_BOOKINGS)
                        .bind(0, grace.toSeconds())
                        .bind(1, bookings.toArray(UUID[]::new))
                        .map(PostgresBookingBooks::row)
                        .all()
                        .mapNotNull(Row::difference);
    }

    @Override
    public Flux<UUID> stop(Map<UUID, String> reasons, Instant at) {
        UUID[] ids = reasons.keySet().stream().sorted().toArray(UUID[]::new);
        return database.sql(STOP)
                .bind(0, ids)
                .bind(1, Stream.of(ids).map(reasons::get).toArray(String[]::new))
                .bind(2, at.atOffset(ZoneOffset.UTC))
                .mapValue(UUID.class)
                .all();
    }

    @Override
    public Mono<Boolean> resume(UUID ticketType) {
        return database.sql(RESUME).bind(0, ticketType).fetch().rowsUpdated().map(rows -> rows > 0);
    }

    @Override
    public Flux<Stopped> stopped() {
        return database.sql(STOPPED)
                .map(row -> new Stopped(
                        requireNonNull(row.get(0, UUID.class)),
                        requireNonNull(row.get(1, UUID.class)),
                        requireNonNull(row.get(2, Instant.class)),
                        requireNonNull(row.get(3, String.class))))
                .all();
    }

    private static Row row(Readable row) {
        UUID booking = requireNonNull(row.get(0, UUID.class));
        UUID type = row.get(1, UUID.class);
        return new Row(
                booking,
                type == null
                        ? null
                        : new Difference(
                                booking,
                                type,
                                requireNonNull(row.get(2, Long.class)),
                                requireNonNull(row.get(3, Long.class))));
    }
}
