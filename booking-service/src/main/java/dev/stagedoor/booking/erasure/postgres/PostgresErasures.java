package dev.stagedoor.booking.erasure.postgres;

import dev.stagedoor.booking.erasure.Erasures;
import dev.stagedoor.contracts.account.AccountErased;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresErasures implements Erasures {
    private static final String BEGIN = """
            INSERT INTO erasures (user_id, requested_at, message_id)
            SELECT id, $2, message FROM unnest($1::uuid[], $3::uuid[]) AS u (id, message) ORDER BY id
            ON CONFLICT (user_id) DO NOTHING""";

    // The second half: what came of a token that was still valid, or of a guest list, in the moment of the receipt.
    private static final String DUE = """
            SELECT user_id FROM erasures e
            WHERE erased_at IS NULL OR EXISTS (SELECT FROM bookings WHERE user_id = e.user_id)
                OR EXISTS (SELECT FROM invitations WHERE user_id = e.user_id)
            ORDER BY requested_at LIMIT $1""";

    private static final String FORGET_BOOKINGS = """
            WITH forgotten AS (
                UPDATE bookings SET user_id = $2, version = version + 1
                WHERE id = ANY (ARRAY(
                    SELECT id FROM bookings b
                    WHERE user_id = $1 AND status NOT IN ('pending', 'held')
                        AND NOT EXISTS (SELECT FROM payments p
                                        WHERE p.booking_id = b.id AND p.state IN ('started', 'unknown'))
                    ORDER BY id LIMIT $3 FOR UPDATE))
                RETURNING id, status)
            INSERT INTO booking_steps (booking_id, at, state, reason, message_id)
            SELECT f.id, $4, f.status, 'owner_erased', e.message_id
            FROM forgotten f LEFT JOIN erasures e ON e.user_id = $1
            ORDER BY f.id""";

    private static final String FINISH = """
            UPDATE erasures SET erased_at = $2
            WHERE user_id = $1 AND erased_at IS NULL AND NOT EXISTS (SELECT FROM bookings WHERE user_id = $1)""";

    private final DatabaseClient database;

    PostgresErasures(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> begin(Map<UUID, UUID> messageByUser, Instant now) {
        List<UUID> users = List.copyOf(messageByUser.keySet());
        return database.sql(BEGIN)
                .bind(0, users.toArray(UUID[]::new))
                .bind(1, utc(now))
                .bind(2, users.stream().map(messageByUser::get).toArray(UUID[]::new))
                .then();
    }

    @Override
    public Flux<UUID> due(int limit) {
        return database.sql(DUE).bind(0, limit).mapValue(UUID.class).all();
    }

    @Override
    public Flux<UUID> openBookings(UUID userId) {
        return database.sql("SELECT id FROM bookings WHERE user_id = $1 AND status IN ('pending', 'held', 'confirmed')"
                        + " ORDER BY id")
                .bind(0, userId)
                .mapValue(UUID.class)
                .all();
    }

    @Override
    public Mono<Long> forgetBookings(UUID userId, int limit, Instant now) {
        return database.sql(FORGET_BOOKINGS)
                .bind(0, userId)
                .bind(1, AccountErased.NOBODY)
                .bind(2, limit)
                .bind(3, utc(now))
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Void> forgetRest(UUID userId) {
        Mono<Void> keys = database.sql("DELETE FROM idempotency_keys WHERE user_id = $1")
                .bind(0, userId)
                .then();
        Mono<Void> events = database.sql("UPDATE offers SET organizer_id = $2 WHERE organizer_id = $1")
                .bind(0, userId)
                .bind(1, AccountErased.NOBODY)
                .then();
        Mono<Void> invitations = database.sql("DELETE FROM invitations WHERE user_id = $1")
                .bind(0, userId)
                .then();
        return keys.then(events).then(invitations);
    }

    @Override
    public Mono<Boolean> finish(UUID userId, Instant now) {
        return database.sql(FINISH)
                .bind(0, userId)
                .bind(1, utc(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> forgetErased(Instant before) {
        return database.sql("DELETE FROM erasures WHERE erased_at < $1")
                .bind(0, utc(before))
                .then();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
