package dev.stagedoor.booking.payment.simulated;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.payment.PaymentProvider;
import io.r2dbc.spi.Parameters;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A provider that does what the token says: {@code ok} captures at once, {@code decline} refuses, {@code timeout} refuses
 * without ever saying so to the caller, {@code late} says nothing and captures later. Its books are its own: each method
 * is one statement of its own transaction.
 */
@Component
class SimulatedPaymentProvider implements PaymentProvider {
    // The first word on a charge stands, whether it is the charge or its withdrawal.
    private static final String CHARGE = """
            INSERT INTO simulated_provider.charges (payment_id, amount, currency, state, capture_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (payment_id) DO NOTHING""";

    private static final String WITHDRAW = """
            INSERT INTO simulated_provider.charges (payment_id, state) VALUES ($1, 'withdrawn')
            ON CONFLICT (payment_id) DO NOTHING""";

    private static final String STATUS = """
            SELECT CASE WHEN state = 'processing' AND capture_at <= $2 THEN 'captured' ELSE state END
            FROM simulated_provider.charges WHERE payment_id = $1""";

    private static final String REFUND = """
            INSERT INTO simulated_provider.refunds (refund_id, payment_id, amount)
            SELECT $1, c.payment_id, $3 FROM simulated_provider.charges c
            WHERE c.payment_id = $2 AND (c.state = 'captured' OR c.state = 'processing' AND c.capture_at <= $4)
            ON CONFLICT (refund_id) DO UPDATE SET amount = excluded.amount""";

    private final DatabaseClient database;
    private final Clock clock;
    private final SimulatedProperties properties;

    SimulatedPaymentProvider(DatabaseClient database, Clock clock, SimulatedProperties properties) {
        this.database = database;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public Mono<ChargeStatus> charge(UUID paymentId, Money amount, String token) {
        return switch (token) {
            case "ok" -> book(paymentId, amount, ChargeStatus.CAPTURED, null).then(status(paymentId));
            case "timeout" ->
                book(paymentId, amount, ChargeStatus.DECLINED, null).then(Mono.never());
            case "late" ->
                book(paymentId, amount, ChargeStatus.PROCESSING, clock.instant().plus(properties.lateCaptureDelay()))
                        .then(Mono.never());
            default -> book(paymentId, amount, ChargeStatus.DECLINED, null).then(status(paymentId));
        };
    }

    @Override
    public Mono<ChargeStatus> status(UUID paymentId) {
        return Mono.defer(() -> database.sql(STATUS)
                .bind(0, paymentId)
                .bind(1, utc(clock.instant()))
                .mapValue(String.class)
                .one()
                .map(state -> ChargeStatus.valueOf(state.toUpperCase(Locale.ROOT)))
                .defaultIfEmpty(ChargeStatus.UNHEARD));
    }

    @Override
    public Mono<ChargeStatus> withdraw(UUID paymentId) {
        return database.sql(WITHDRAW).bind(0, paymentId).then().then(status(paymentId));
    }

    @Override
    public Mono<Void> refund(UUID refundId, UUID paymentId, Money amount) {
        return database.sql(REFUND)
                .bind(0, refundId)
                .bind(1, paymentId)
                .bind(2, amount.amount())
                .bind(3, utc(clock.instant()))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing was captured that could go back")))
                .then();
    }

    private Mono<Void> book(UUID paymentId, Money amount, ChargeStatus state, @Nullable Instant captureAt) {
        return database.sql(CHARGE)
                .bind(0, paymentId)
                .bind(1, amount.amount())
                .bind(2, amount.currency())
                .bind(3, state.name().toLowerCase(Locale.ROOT))
                .bind(4, captureAt == null ? Parameters.in(OffsetDateTime.class) : Parameters.in(utc(captureAt)))
                .then();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
