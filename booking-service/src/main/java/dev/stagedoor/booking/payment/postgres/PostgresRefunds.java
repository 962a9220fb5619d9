package dev.stagedoor.booking.payment.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.payment.Refunds;
import dev.stagedoor.booking.saga.RefundOrders;
import dev.stagedoor.service.id.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresRefunds implements RefundOrders, Refunds {
    private static final String PLACE = """
            INSERT INTO refunds (id, payment_id, booking_id, amount, payment_amount, currency, reason, state,
                                 next_try_at, created_at, part)
            SELECT r.id, p.id, p.booking_id, r.amount, p.amount, p.currency, r.reason, 'requested', $5, $5, r.part
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $6::boolean[])
                AS r (id, payment_id, amount, reason, part)
            JOIN payments p ON p.id = r.payment_id
            ORDER BY p.id""";

    private static final String TAKE_DUE = """
            UPDATE refunds SET tries = tries + 1,
                next_try_at = $1 + least(make_interval(secs => $3) * power(2, least(tries, 20)),
                                         make_interval(secs => $4))
            WHERE id IN (SELECT id FROM refunds WHERE state = 'requested' AND next_try_at <= $1
                         ORDER BY next_try_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING id, payment_id, booking_id, amount, currency""";

    private static final String FORGET_KEYS = """
            DELETE FROM refund_keys WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM refund_keys WHERE created_at < $1 LIMIT $2))""";

    private final DatabaseClient database;
    private final IdSource ids;

    PostgresRefunds(DatabaseClient database, IdSource ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Void> place(List<Order> orders, Instant now) {
        return orders.isEmpty()
                ? Mono.empty()
                : database.sql(PLACE)
                        .bind(
                                0,
                                orders.stream()
                                        .map(order -> order.id() == null ? ids.next() : order.id())
                                        .toArray(UUID[]::new))
                        .bind(1, orders.stream().map(Order::paymentId).toArray(UUID[]::new))
                        .bind(
                                2,
                                orders.stream()
                                        .map(order -> order.amount().amount())
                                        .toArray(Long[]::new))
                        .bind(3, orders.stream().map(Order::reason).toArray(String[]::new))
                        .bind(4, PostgresPayments.utc(now))
                        .bind(5, orders.stream().map(Order::part).toArray(Boolean[]::new))
                        .fetch()
                        .rowsUpdated()
                        .filter(placed -> placed == orders.size())
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("a refund without its payment")))
                        .then();
    }

    @Override
    public Flux<Refund> takeDue(Instant now, int limit, Duration pause, Duration longestPause) {
        return database.sql(TAKE_DUE)
                .bind(0, PostgresPayments.utc(now))
                .bind(1, limit)
                .bind(2, PostgresPayments.seconds(pause))
                .bind(3, PostgresPayments.seconds(longestPause))
                .map(row -> new Refund(
                        requireNonNull(row.get("id", UUID.class)),
                        requireNonNull(row.get("payment_id", UUID.class)),
                        requireNonNull(row.get("booking_id", UUID.class)),
                        new Money(
                                requireNonNull(row.get("amount", Long.class)),
                                requireNonNull(row.get("currency", String.class)))))
                .all();
    }

    @Override
    public Mono<KnownRefund> find(UUID bookingId, String key) {
        return database.sql(
                        "SELECT refund_id, request_hash FROM refund_keys WHERE booking_id = $1 AND request_key = $2")
                .bind(0, bookingId)
                .bind(1, key)
                .map(row -> new KnownRefund(
                        requireNonNull(row.get("refund_id", UUID.class)),
                        requireNonNull(row.get("request_hash", String.class))))
                .one();
    }

    @Override
    public Mono<Void> remember(UUID bookingId, String key, KnownRefund refund, Instant now) {
        return database.sql("INSERT INTO refund_keys (booking_id, request_key, request_hash, refund_id, created_at)"
                        + " VALUES ($1, $2, $3, $4, $5)")
                .bind(0, bookingId)
                .bind(1, key)
                .bind(2, refund.hash())
                .bind(3, refund.refundId())
                .bind(4, PostgresPayments.utc(now))
                .then();
    }

    @Override
    public Mono<Long> forgetKeys(Instant before, int limit) {
        return database.sql(FORGET_KEYS)
                .bind(0, PostgresPayments.utc(before))
                .bind(1, limit)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Boolean> done(UUID refundId, Instant now) {
        return database.sql("UPDATE refunds SET state = 'done', done_at = $2 WHERE id = $1 AND state = 'requested'")
                .bind(0, refundId)
                .bind(1, PostgresPayments.utc(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
