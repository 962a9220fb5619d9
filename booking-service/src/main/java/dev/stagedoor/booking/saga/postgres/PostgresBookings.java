package dev.stagedoor.booking.saga.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.saga.Bookings;
import dev.stagedoor.booking.saga.Transition;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState;
import dev.stagedoor.booking.saga.model.BookingState.Cancelled;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.Decision.Step;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresBookings implements Bookings {
    private static final String FIND =
            "SELECT " + BookingRow.COLUMNS + " FROM bookings b " + BookingRow.ITEMS + " WHERE b.id = ANY ($1)";

    private static final String LOCK = FIND + " ORDER BY b.id FOR UPDATE OF b";

    private static final String LOCK_DUE = """
            SELECT id FROM bookings
            WHERE status = 'held' AND hold_expires_at <= $1
            ORDER BY hold_expires_at
            LIMIT $2
            FOR UPDATE SKIP LOCKED""";

    private static final String LOCK_OPEN = """
            SELECT id, booking_date FROM bookings
            WHERE event_id = $1 AND status IN ('pending', 'held', 'confirmed') AND (booking_date, id) < ($2, $3)
            ORDER BY booking_date DESC, id DESC
            LIMIT $4
            FOR UPDATE SKIP LOCKED""";

    private static final String SAVE = """
            WITH changed AS (
                UPDATE bookings b
                SET status = c.status, reason = c.reason, hold_expires_at = c.hold_expires_at, attempt = c.attempt,
                    paid_by = c.paid_by, refunded_amount = c.refunded_amount, fee_kept = c.fee_kept,
                    version = b.version + 1, updated_at = $13
                FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::int[], $7::uuid[],
                            $14::bigint[], $15::bigint[])
                    AS c (id, version, status, reason, hold_expires_at, attempt, paid_by, refunded_amount, fee_kept)
                WHERE b.id = c.id AND b.version = c.version
                RETURNING b.id
            ), stepped AS (
                INSERT INTO booking_steps (booking_id, at, state, reason, message_id)
                SELECT s.booking_id, $13, s.state, s.reason, s.message_id
                FROM unnest($8::uuid[], $9::text[], $10::text[], $11::uuid[])
                    WITH ORDINALITY AS s (booking_id, state, reason, message_id, place)
                ORDER BY s.place
            )
            SELECT count(*) = $12 FROM changed""";

    private static final String NOTE = """
            INSERT INTO booking_steps (booking_id, at, state, reason)
            SELECT id, $3, status, $2 FROM bookings WHERE id = $1""";

    private final DatabaseClient database;

    PostgresBookings(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Booking> find(Collection<UUID> ids) {
        return read(FIND, ids);
    }

    @Override
    public Flux<Booking> lock(Collection<UUID> ids) {
        return read(LOCK, ids);
    }

    private Flux<Booking> read(String sql, Collection<UUID> ids) {
        return database.sql(sql)
                .bind(0, ids.toArray(UUID[]::new))
                .map(BookingRow::read)
                .all();
    }

    @Override
    public Flux<Booking> lockDue(Instant now, int limit) {
        return database.sql(LOCK_DUE)
                .bind(0, utc(now))
                .bind(1, limit)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .filter(due -> !due.isEmpty())
                .flatMapMany(this::lock);
    }

    @Override
    public Mono<OpenOnes> lockOpen(UUID eventId, Place before, int limit) {
        return database.sql(LOCK_OPEN)
                .bind(0, eventId)
                .bind(1, utc(before.bookedAt()))
                .bind(2, before.id())
                .bind(3, limit)
                .map(row -> new Place(
                        requireNonNull(row.get("booking_date", Instant.class)),
                        requireNonNull(row.get("id", UUID.class))))
                .all()
                .collectList()
                .filter(places -> !places.isEmpty())
                .flatMap(places -> lock(places.stream().map(Place::id).toList())
                        .collectList()
                        .map(locked -> new OpenOnes(locked, places.getLast())))
                .defaultIfEmpty(new OpenOnes(List.of(), before));
    }

    @Override
    public Mono<Void> save(List<Transition> transitions, Instant now) {
        Map<UUID, Booking> last = new LinkedHashMap<>();
        transitions.stream()
                .filter(transition -> !transition.change().steps().isEmpty())
                .forEach(transition -> last.put(transition.after().id(), transition.after()));
        if (last.isEmpty()) {
            return Mono.empty();
        }
        List<Booking> rows = List.copyOf(last.values());
        List<StepRow> steps = transitions.stream()
                .flatMap(transition -> transition.change().steps().stream().map(step -> new StepRow(transition, step)))
                .toList();
        return database.sql(SAVE)
                .bind(0, rows.stream().map(Booking::id).toArray(UUID[]::new))
                .bind(1, rows.stream().map(Booking::version).toArray(Long[]::new))
                .bind(2, rows.stream().map(row -> row.status().code()).toArray(String[]::new))
                .bind(3, rows.stream().map(row -> row.state().reason()).toArray(String[]::new))
                .bind(4, rows.stream().map(row -> holdExpiresAt(row.state())).toArray(OffsetDateTime[]::new))
                .bind(5, rows.stream().map(Booking::attempt).toArray(Integer[]::new))
                .bind(6, rows.stream().map(row -> paidBy(row.state())).toArray(UUID[]::new))
                .bind(7, steps.stream().map(StepRow::bookingId).toArray(UUID[]::new))
                .bind(8, steps.stream().map(row -> row.step().status().code()).toArray(String[]::new))
                .bind(9, steps.stream().map(row -> row.step().reason()).toArray(String[]::new))
                .bind(10, steps.stream().map(StepRow::messageId).toArray(UUID[]::new))
                .bind(11, (long) rows.size())
                .bind(12, utc(now))
                .bind(13, rows.stream().map(row -> row.refunded().amount()).toArray(Long[]::new))
                .bind(14, rows.stream().map(row -> feeKept(row.state())).toArray(Long[]::new))
                .mapValue(Boolean.class)
                .one()
                .filter(all -> all)
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException("a booking changed meanwhile")))
                .then();
    }

    private record StepRow(Transition transition, Step step) {

        UUID bookingId() {
            return transition.after().id();
        }

        @Nullable
        UUID messageId() {
            var cause = transition.cause();
            return cause == null ? null : cause.id();
        }
    }

    @Override
    public Mono<Void> note(UUID bookingId, String reason, Instant now) {
        return database.sql(NOTE)
                .bind(0, bookingId)
                .bind(1, reason)
                .bind(2, utc(now))
                .then();
    }

    @Override
    public Mono<Instant> oldestPending() {
        return database.sql("SELECT updated_at FROM bookings WHERE status = 'pending' ORDER BY updated_at LIMIT 1")
                .map(row -> requireNonNull(row.get("updated_at", Instant.class)))
                .one();
    }

    private static @Nullable OffsetDateTime holdExpiresAt(BookingState state) {
        return state instanceof Held held ? utc(held.expiresAt()) : null;
    }

    private static @Nullable Long feeKept(BookingState state) {
        return state instanceof Cancelled(var _, var fee) ? fee.amount() : null;
    }

    private static @Nullable UUID paidBy(BookingState state) {
        return switch (state) {
            case Pending(var latePayment) -> latePayment;
            case Confirmed(var paidBy) -> paidBy;
            case BookingState.Held _, BookingState.Rejected _, BookingState.Expired _, Cancelled _ -> null;
        };
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
