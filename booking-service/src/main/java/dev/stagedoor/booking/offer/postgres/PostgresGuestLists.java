package dev.stagedoor.booking.offer.postgres;

import dev.stagedoor.booking.offer.GuestLists;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The guest lists, in {@code invitations}. */
@Component
class PostgresGuestLists implements GuestLists {
    private static final String INCLUDES =
            "SELECT EXISTS (SELECT FROM invitations WHERE event_id = $1 AND user_id = $2)";

    private static final String KEEP = """
            INSERT INTO invitations (id, event_id, user_id)
            SELECT n.id, n.event_id, n.user_id
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS n (id, event_id, user_id)
            WHERE NOT EXISTS (SELECT FROM erasures e WHERE e.user_id = n.user_id)
            ORDER BY n.id
            ON CONFLICT (id) DO NOTHING""";

    // What a snapshot told since is newer.
    private static final String CLOSE =
            "UPDATE offers SET visibility = 'private' WHERE event_id = ANY ($1) AND visibility IS NULL";

    private final DatabaseClient database;

    PostgresGuestLists(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> includes(UUID eventId, UUID userId) {
        return database.sql(INCLUDES)
                .bind(0, eventId)
                .bind(1, userId)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Void> keep(List<Invitation> invitations) {
        return invitations.isEmpty()
                ? Mono.empty()
                : database.sql(KEEP)
                        .bind(0, invitations.stream().map(Invitation::id).toArray(UUID[]::new))
                        .bind(1, invitations.stream().map(Invitation::eventId).toArray(UUID[]::new))
                        .bind(2, invitations.stream().map(Invitation::userId).toArray(UUID[]::new))
                        .then();
    }

    @Override
    public Mono<Void> withdraw(Collection<UUID> ids) {
        return run("DELETE FROM invitations WHERE id = ANY ($1)", ids);
    }

    @Override
    public Mono<Void> close(Collection<UUID> eventIds) {
        return run(CLOSE, eventIds);
    }

    private Mono<Void> run(String statement, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : database.sql(statement).bind(0, ids.toArray(UUID[]::new)).then();
    }
}
