package dev.stagedoor.booking.payment.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.payment.Payment;
import dev.stagedoor.booking.payment.Payments;
import dev.stagedoor.booking.payment.model.PaymentState;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresPayments implements Payments {
    private static final String COLUMNS =
            "id, booking_id, amount, currency, state, request_key, request_hash, created_at";

    private static final String START = """
            INSERT INTO payments (id, booking_id, amount, currency, state, request_key, request_hash, created_at,
                                  next_check_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String SETTLE = """
            UPDATE payments SET state = $2, settled_at = $3 WHERE id = $1 AND state IN ('started', 'unknown')""";

    // The pause is the lease: a replica that dies with the payment in hand leaves it to the others.
    private static final String TAKE_DUE = """
            UPDATE payments SET checks = checks + 1,
                next_check_at = $1 + least(make_interval(secs => $3) * power(2, least(checks, 20)),
                                           make_interval(secs => $4))
            WHERE id IN (SELECT id FROM payments WHERE state IN ('started', 'unknown') AND next_check_at <= $1
                         ORDER BY next_check_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + COLUMNS;

    private static final String FORGET_KEYS = """
            UPDATE payments SET request_key = NULL WHERE id = ANY (ARRAY(
                SELECT id FROM payments WHERE request_key IS NOT NULL AND created_at < $1 LIMIT $2
                FOR UPDATE SKIP LOCKED))""";

    private final DatabaseClient database;

    PostgresPayments(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> start(Payment payment, Instant firstCheck) {
        String key = payment.key();
        return database.sql(START)
                .bind(0, payment.id())
                .bind(1, payment.bookingId())
                .bind(2, payment.amount().amount())
                .bind(3, payment.amount().currency())
                .bind(4, payment.state().code())
                .bind(5, key == null ? Parameters.in(String.class) : Parameters.in(key))
                .bind(6, payment.hash())
                .bind(7, utc(payment.createdAt()))
                .bind(8, utc(firstCheck))
                .then();
    }

    @Override
    public Mono<Payment> find(UUID bookingId, String key) {
        return database.sql("SELECT " + COLUMNS + " FROM payments WHERE booking_id = $1 AND request_key = $2")
                .bind(0, bookingId)
                .bind(1, key)
                .map(PostgresPayments::payment)
                .one();
    }

    @Override
    public Mono<Long> forgetKeys(Instant before, int limit) {
        return database.sql(FORGET_KEYS)
                .bind(0, utc(before))
                .bind(1, limit)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Boolean> hasOpen(UUID bookingId) {
        return database.sql("SELECT EXISTS (SELECT FROM payments WHERE booking_id = $1"
                        + " AND state IN ('started', 'unknown'))")
                .bind(0, bookingId)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Boolean> settle(UUID paymentId, PaymentState outcome, Instant now) {
        return database.sql(SETTLE)
                .bind(0, paymentId)
                .bind(1, outcome.code())
                .bind(2, utc(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Boolean> unanswered(UUID paymentId) {
        return database.sql("UPDATE payments SET state = 'unknown' WHERE id = $1 AND state = 'started'")
                .bind(0, paymentId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Flux<Payment> takeDue(Instant now, int limit, Duration pause, Duration longestPause) {
        return database.sql(TAKE_DUE)
                .bind(0, utc(now))
                .bind(1, limit)
                .bind(2, seconds(pause))
                .bind(3, seconds(longestPause))
                .map(PostgresPayments::payment)
                .all();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Payment payment(Readable row) {
        return new Payment(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("booking_id", UUID.class)),
                new Money(
                        requireNonNull(row.get("amount", Long.class)),
                        requireNonNull(row.get("currency", String.class))),
                PaymentState.of(requireNonNull(row.get("state", String.class))),
                row.get("request_key", String.class),
                requireNonNull(row.get("request_hash", String.class)),
                requireNonNull(row.get("created_at", Instant.class)));
    }
}
