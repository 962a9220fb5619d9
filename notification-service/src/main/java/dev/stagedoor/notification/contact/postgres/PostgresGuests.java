package dev.stagedoor.notification.contact.postgres;

import dev.stagedoor.notification.contact.Guests;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Guests as a table. Which events are theirs is told by the mails about their bookings, which outlive the addresses. */
@Repository
class PostgresGuests implements Guests {
    private static final String KEEP = """
            INSERT INTO guests (user_id, booking_id, email, given_at)
            SELECT user_id, booking_id, email, $4 FROM unnest($1::uuid[], $2::uuid[], $3::text[])
                 AS n (user_id, booking_id, email)
            ON CONFLICT (user_id) DO UPDATE SET booking_id = excluded.booking_id, email = excluded.email""";

    private static final String FORGET = """
            DELETE FROM guests g USING (
                SELECT k.user_id, max(e.ends_at) AS last_end
                FROM guests k LEFT JOIN mails m ON m.user_id = k.user_id LEFT JOIN events e ON e.id = m.event_id
                GROUP BY k.user_id) AS known
            WHERE known.user_id = g.user_id
              AND (known.last_end < $1 OR known.last_end IS NULL AND g.given_at < $2)""";

    private final DatabaseClient database;

    PostgresGuests(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(Collection<Guest> guests, Instant now) {
        List<Guest> rows = List.copyOf(guests);
        return database.sql(KEEP)
                .bind(0, rows.stream().map(Guest::guestId).toArray(UUID[]::new))
                .bind(1, rows.stream().map(Guest::bookingId).toArray(UUID[]::new))
                .bind(2, rows.stream().map(Guest::email).toArray(String[]::new))
                .bind(3, utc(now))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Long> forget(Instant endedBefore, Instant givenBefore) {
        return database.sql(FORGET)
                .bind(0, utc(endedBefore))
                .bind(1, utc(givenBefore))
                .fetch()
                .rowsUpdated();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
