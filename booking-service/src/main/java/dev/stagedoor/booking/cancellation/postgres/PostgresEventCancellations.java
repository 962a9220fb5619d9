package dev.stagedoor.booking.cancellation.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.cancellation.EventCancellations;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.model.Reasons;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresEventCancellations implements EventCancellations {
    private static final String OPEN = """
            SELECT event_id, requested_at FROM event_cancellations WHERE completed_at IS NULL
            ORDER BY requested_at LIMIT $1""";

    private static final String COMPLETE = """
            UPDATE event_cancellations c SET completed_at = $2
            WHERE c.event_id = $1 AND c.completed_at IS NULL
                AND NOT EXISTS (SELECT FROM bookings b
                                WHERE b.event_id = $1 AND b.status IN ('pending', 'held', 'confirmed'))
                AND NOT EXISTS (SELECT FROM payments p JOIN bookings b ON b.id = p.booking_id
                                WHERE p.state IN ('started', 'unknown') AND b.event_id = $1)
                AND NOT EXISTS (SELECT FROM refunds r JOIN bookings b ON b.id = r.booking_id
                                WHERE r.state = 'requested' AND b.event_id = $1)""";

    private static final String REPORT = """
            SELECT c.requested_at, c.reason, c.completed_at, b.total, b.ended, r.total AS refunds, r.done, r.currencies,
                   r.amounts
            FROM event_cancellations c
            CROSS JOIN LATERAL (
                SELECT count(*) AS total, count(*) FILTER (WHERE status = 'cancelled') AS ended FROM bookings
                WHERE event_id = c.event_id
                    AND (status IN ('pending', 'held', 'confirmed') OR status = 'cancelled' AND reason = $2)) AS b
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(number), 0)::bigint AS total, coalesce(sum(done), 0)::bigint AS done,
                       array_agg(currency ORDER BY currency) AS currencies, array_agg(amount ORDER BY currency) AS amounts
                FROM (SELECT r.currency::text AS currency, count(*) AS number, count(*) FILTER (WHERE r.state = 'done') AS done,
                             sum(r.amount)::bigint AS amount
                      FROM bookings b JOIN refunds r ON r.booking_id = b.id
                      WHERE b.event_id = c.event_id AND r.reason = $2 AND NOT r.part
                      GROUP BY r.currency) AS by_currency) AS r
            WHERE c.event_id = $1""";

    private final DatabaseClient database;

    PostgresEventCancellations(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Open> open(int limit) {
        return database.sql(OPEN)
                .bind(0, limit)
                .map(row -> new Open(
                        requireNonNull(row.get("event_id", UUID.class)),
                        requireNonNull(row.get("requested_at", Instant.class))))
                .all();
    }

    @Override
    public Mono<Boolean> complete(UUID eventId, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return database.sql(COMPLETE)
                .bind(0, eventId)
                .bind(1, at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Report> report(UUID eventId) {
        return database.sql(REPORT)
                .bind(0, eventId)
                .bind(1, Reasons.EVENT_CANCELLED)
                .map(row -> report(eventId, row))
                .one();
    }

    private static Report report(UUID eventId, Readable row) {
        return new Report(
                eventId,
                requireNonNull(row.get("requested_at", Instant.class)),
                row.get("reason", String.class),
                number(row, "total"),
                number(row, "ended"),
                number(row, "refunds"),
                number(row, "done"),
                amounts(row),
                row.get("completed_at", Instant.class));
    }

    private static long number(Readable row, String column) {
        return requireNonNull(row.get(column, Long.class));
    }

    private static List<Money> amounts(Readable row) {
        String[] currencies = row.get("currencies", String[].class);
        if (currencies == null) {
            return List.of();
        }
        Long[] amounts = requireNonNull(row.get("amounts", Long[].class));
        List<Money> all = new ArrayList<>(currencies.length);
        for (int n = 0; n < currencies.length; n++) {
            all.add(new Money(amounts[n], currencies[n]));
        }
        return List.copyOf(all);
    }
}
