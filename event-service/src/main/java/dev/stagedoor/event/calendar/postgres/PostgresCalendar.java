package dev.stagedoor.event.calendar.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.calendar.CalendarEvents;
import dev.stagedoor.event.calendar.Feeds;
import dev.stagedoor.event.directory.PeopleFollower;
import dev.stagedoor.event.directory.model.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresCalendar implements CalendarEvents, Feeds, PeopleFollower {
    // Two halves, so that each finds its index. An event without length is on at the moment of its start.
    private static final String BETWEEN = """
            SELECT id, starts_at FROM events
            WHERE organizer_id = :user AND starts_at < :to AND (ends_at > :from OR starts_at >= :from)
            UNION
            SELECT e.id, e.starts_at FROM invitations i JOIN events e ON e.id = i.event_id
            WHERE i.invitee_id = :user AND i.state = 'accepted'
                AND e.starts_at < :to AND (e.ends_at > :from OR e.starts_at >= :from)
            ORDER BY starts_at, id LIMIT :limit
            """;

    private static final String PUT = """
            INSERT INTO calendar_feeds (user_id, secret_hash, created_at) VALUES (:user, :hash, :now)
            ON CONFLICT (user_id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at
            """;

    private final DatabaseClient database;

    PostgresCalendar(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<UUID>> between(UUID userId, Instant from, Instant to, int limit) {
        return database.sql(BETWEEN)
                .bind("user", userId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> put(UUID userId, String secretHash, Instant now) {
        return database.sql(PUT)
                .bind("user", userId)
                .bind("hash", secretHash)
                .bind("now", now)
                .then();
    }

    @Override
    public Mono<Void> revoke(UUID userId) {
        return gone(List.of(userId));
    }

    @Override
    public Mono<UUID> owner(String secretHash) {
        return database.sql("SELECT user_id FROM calendar_feeds WHERE secret_hash = :hash")
                .bind("hash", secretHash)
                .map(row -> requireNonNull(row.get("user_id", UUID.class)))
                .one();
    }

    @Override
    public Mono<Void> known(List<Person> people) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> gone(Collection<UUID> users) {
        return database.sql("DELETE FROM calendar_feeds WHERE user_id = ANY(:users)")
                .bind("users", users.toArray(UUID[]::new))
                .then();
    }
}
