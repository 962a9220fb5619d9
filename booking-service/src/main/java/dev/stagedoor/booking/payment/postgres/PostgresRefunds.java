package dev.stagedoor.booking.payment.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.payment.Refunds;
import dev.stagedoor.booking.saga.RefundOrders;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
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
                                 next_try_at, created_at)
            SELECT r.id, p.id, p.booking_id, r.amount, p.amount, p.currency, r.reason, 'requested', $5, $5
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]) AS r (id, payment_id, amount, reason)
            JOIN payments p ON p.id = r.payment_id""";

    private static final String TAKE_DUE = """
            UPDATE refunds SET tries = tries + 1,
                next_try_at = $1 + least(make_interval(secs => $3) * power(2, least(tries, 20)),
                                         make_interval(secs => $4))
            WHERE id IN (SELECT id FROM refunds WHERE state = 'requested' AND next_try_at <= $1
                         ORDER BY next_try_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING id, payment_id, booking_id, amount, currency""";

    private final DatabaseClient database;
    private final IdSource ids;

    PostgresRefunds(DatabaseClient database, IdSource ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Void> place(List<RefundMoney> orders, Instant now) {
        return orders.isEmpty()
                ? Mono.empty()
                : database.sql(PLACE)
                        .bind(0, orders.stream().map(_ -> ids.next()).toArray(UUID[]::new))
                        .bind(1, orders.stream().map(RefundMoney::paymentId).toArray(UUID[]::new))
                        .bind(
                                2,
                                orders.stream()
                                        .map(order -> order.amount().amount())
                                        .toArray(Long[]::new))
                        .bind(3, orders.stream().map(RefundMoney::reason).toArray(String[]::new))
                        .bind(4, PostgresPayments.utc(now))
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
    public Mono<Boolean> done(UUID refundId, Instant now) {
        return database.sql("UPDATE refunds SET state = 'done', done_at = $2 WHERE id = $1 AND state = 'requested'")
                .bind(0, refundId)
                .bind(1, PostgresPayments.utc(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
