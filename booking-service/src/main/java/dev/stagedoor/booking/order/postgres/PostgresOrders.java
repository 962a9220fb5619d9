package dev.stagedoor.booking.order.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.offer.model.Terms;
import dev.stagedoor.booking.order.Orders;
import dev.stagedoor.booking.saga.model.Booking;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresOrders implements Orders {
    // A second request with the same key waits at the first one's row and then finds it taken. Keys are taken in one
    // order, so that two batches never wait for each other in a circle.
    private static final String PLACE = """
            WITH asked AS (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[],
                                     $7::text[], $8::text[], $9::text[], $10::timestamptz[], $15::timestamptz[],
                                     $16::bigint[], $17::int[], $18::uuid[], $19::boolean[])
                    AS a (id, user_id, event_id, status, reason, total_amount, currency, request_key, request_hash,
                          booked_at, starts_at, cancel_until_seconds, fee_percent, key_owner, guest)
                WHERE NOT EXISTS (SELECT FROM erasures e WHERE e.user_id = a.user_id)
            ), taken AS (
                INSERT INTO idempotency_keys (user_id, request_key, request_hash, booking_id, created_at)
                SELECT key_owner, request_key, request_hash, id, booked_at FROM asked
                WHERE request_key IS NOT NULL
                ORDER BY key_owner, request_key
                ON CONFLICT DO NOTHING
                RETURNING booking_id
            ), placed AS (
                INSERT INTO bookings (id, user_id, event_id, status, reason, booking_date, total_amount, currency,
                                      attempt, version, updated_at, terms_starts_at, terms_cancel_until_seconds,
                                      terms_fee_percent, guest)
                SELECT id, user_id, event_id, status, reason, booked_at, total_amount, currency, 1, 1, booked_at,
                       starts_at, cancel_until_seconds, fee_percent, guest
                FROM asked
                WHERE request_key IS NULL OR id IN (SELECT booking_id FROM taken)
                RETURNING id, booking_date, status, reason
            ), items AS (
                INSERT INTO booking_items (booking_id, ticket_type_id, quantity, price_amount)
                SELECT i.booking_id, i.ticket_type_id, i.quantity, i.price_amount
                FROM unnest($11::uuid[], $12::uuid[], $13::int[], $14::bigint[])
                    AS i (booking_id, ticket_type_id, quantity, price_amount)
                JOIN placed ON placed.id = i.booking_id
            ), stepped AS (
                INSERT INTO booking_steps (booking_id, at, state, reason)
                SELECT id, booking_date, status, reason FROM placed
            )
            SELECT id FROM placed""";

    private static final String FORGET = """
            DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency_keys WHERE created_at < $1 LIMIT $2))""";

    private static final String FIND_KEYS =
            "SELECT request_key, booking_id, request_hash FROM idempotency_keys WHERE user_id = $1";

    private final DatabaseClient database;

    PostgresOrders(DatabaseClient database) {
        this.database = database;
    }

    private record ItemRow(UUID bookingId, PricedItem item) {}

    @Override
    public Mono<Set<UUID>> place(List<NewBooking> made) {
        List<Booking> rows = made.stream().map(NewBooking::booking).toList();
        List<Terms> terms =
                rows.stream().map(row -> requireNonNull(row.terms())).toList();
        List<ItemRow> items = rows.stream()
                .flatMap(row -> row.items().stream().map(item -> new ItemRow(row.id(), item)))
                .toList();
        return database.sql(PLACE)
                .bind(0, rows.stream().map(Booking::id).toArray(UUID[]::new))
                .bind(1, rows.stream().map(Booking::userId).toArray(UUID[]::new))
                .bind(2, rows.stream().map(Booking::eventId).toArray(UUID[]::new))
                .bind(3, rows.stream().map(row -> row.status().code()).toArray(String[]::new))
                .bind(4, rows.stream().map(row -> row.state().reason()).toArray(String[]::new))
                .bind(5, rows.stream().map(row -> row.total().amount()).toArray(Long[]::new))
                .bind(6, rows.stream().map(row -> row.total().currency()).toArray(String[]::new))
                .bind(
                        7,
                        made.stream()
                                .map(n -> n.key() == null ? null : n.key().key())
                                .toArray(String[]::new))
                .bind(
                        8,
                        made.stream()
                                .map(n -> n.key() == null ? null : n.key().hash())
                                .toArray(String[]::new))
                .bind(9, rows.stream().map(row -> utc(row.bookedAt())).toArray(OffsetDateTime[]::new))
                .bind(10, items.stream().map(ItemRow::bookingId).toArray(UUID[]::new))
                .bind(11, items.stream().map(row -> row.item().ticketTypeId()).toArray(UUID[]::new))
                .bind(12, items.stream().map(row -> row.item().quantity()).toArray(Integer[]::new))
                .bind(13, items.stream().map(row -> row.item().price().amount()).toArray(Long[]::new))
                .bind(14, terms.stream().map(of -> utc(of.startsAt())).toArray(OffsetDateTime[]::new))
                .bind(15, terms.stream().map(PostgresOrders::cancelUntil).toArray(Long[]::new))
                .bind(
                        16,
                        terms.stream().map(of -> of.cancellation().feePercent()).toArray(Integer[]::new))
                .bind(
                        17,
                        made.stream()
                                .map(n -> n.key() == null ? null : n.key().owner())
                                .toArray(UUID[]::new))
                .bind(18, made.stream().map(NewBooking::guest).toArray(Boolean[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<KnownKey> find(UUID owner, String key) {
        return database.sql(FIND_KEYS + " AND request_key = $2")
                .bind(0, owner)
                .bind(1, key)
                .map(PostgresOrders::knownKey)
                .one();
    }

    @Override
    public Mono<List<KnownKey>> find(UUID owner) {
        return database.sql(FIND_KEYS + " ORDER BY created_at")
                .bind(0, owner)
                .map(PostgresOrders::knownKey)
                .all()
                .collectList();
    }

    private static KnownKey knownKey(Readable row) {
        return new KnownKey(
                requireNonNull(row.get("request_key", String.class)),
                requireNonNull(row.get("booking_id", UUID.class)),
                requireNonNull(row.get("request_hash", String.class)));
    }

    @Override
    public Mono<Boolean> isErased(UUID userId) {
        return database.sql("SELECT EXISTS (SELECT FROM erasures WHERE user_id = $1)")
                .bind(0, userId)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Long> forgetKeys(Instant before, int limit) {
        return database.sql(FORGET).bind(0, utc(before)).bind(1, limit).fetch().rowsUpdated();
    }

    private static @Nullable Long cancelUntil(Terms terms) {
        Duration until = terms.cancellation().until();
        return until == null ? null : until.toSeconds();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
