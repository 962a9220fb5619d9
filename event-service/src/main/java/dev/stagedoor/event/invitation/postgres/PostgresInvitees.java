package dev.stagedoor.event.invitation.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.Guests;
import dev.stagedoor.event.directory.PeopleFollower;
import dev.stagedoor.event.directory.model.Person;
import dev.stagedoor.event.invitation.InvitationMessages;
import dev.stagedoor.messaging.Outbox;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose the invitations are. */
@Component
class PostgresInvitees implements Guests, PeopleFollower {
    private static final String INVITED =
            "SELECT EXISTS (SELECT 1 FROM invitations WHERE event_id = :event AND invitee_id = :user) AS invited";

    /** One account invited by name and by an address that it has only now: the first invitation is enough. */
    private static final String DROP_SECOND = """
            DELETE FROM invitations i USING unnest(:users, CAST(:emails AS text[])) AS p (user_id, email_key)
            WHERE i.invitee_id IS NULL AND i.email_key = p.email_key AND EXISTS (
                SELECT 1 FROM invitations o WHERE o.event_id = i.event_id AND o.invitee_id = p.user_id)
            """;

    private static final String CLAIM = """
            UPDATE invitations i SET invitee_id = p.user_id
            FROM unnest(:users, CAST(:emails AS text[])) AS p (user_id, email_key)
            WHERE i.invitee_id IS NULL AND i.email_key = p.email_key
            RETURNING i.*
            """;

    private final DatabaseClient database;
    private final Outbox outbox;

    PostgresInvitees(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public Mono<Boolean> includes(UUID eventId, UUID userId) {
        return database.sql(INVITED)
                .bind("event", eventId)
                .bind("user", userId)
                .map(row -> requireNonNull(row.get("invited", Boolean.class)))
                .one();
    }

    /** What waited for an address is theirs who have confirmed it now. */
    @Override
    public Mono<Void> known(List<Person> people) {
        return forEach(DROP_SECOND, people)
                .then()
                .then(forEach(CLAIM, people).map(InvitationRow::read).all().collectList())
                .flatMap(claimed -> outbox.append(InvitationMessages.guests(claimed)));
    }

    private GenericExecuteSpec forEach(String statement, List<Person> people) {
        return database.sql(statement)
                .bind("users", people.stream().map(Person::userId).toArray(UUID[]::new))
                .bind("emails", people.stream().map(Person::emailKey).toArray(String[]::new));
    }

    @Override
    public Mono<Void> gone(Collection<UUID> users) {
        return database.sql("DELETE FROM invitations WHERE invitee_id = ANY(:users) RETURNING id")
                .bind("users", users.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMap(gone -> outbox.append(InvitationMessages.gone(gone)));
    }
}
