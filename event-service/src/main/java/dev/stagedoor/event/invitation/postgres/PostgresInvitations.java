package dev.stagedoor.event.invitation.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.directory.model.PersonKey;
import dev.stagedoor.event.invitation.InvitationMessages;
import dev.stagedoor.event.invitation.Invitations;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationState;
import dev.stagedoor.event.invitation.model.Wanted;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresInvitations implements Invitations {
    private static final String EXISTING = """
            SELECT * FROM invitations
            WHERE event_id = :event AND (invitee_id = ANY(:invitees) OR email_key = ANY(:emails))
            """;

    private static final String ADD = """
            INSERT INTO invitations (id, event_id, invitee_id, email, email_key, state, created_at)
            SELECT r.id, r.event_id, r.invitee_id, r.email, r.email_key, 'pending', r.created_at
            FROM unnest(:ids, :events, CAST(:invitees AS uuid[]), CAST(:emails AS text[]), CAST(:keys AS text[]), :times)
                AS r (id, event_id, invitee_id, email, email_key, created_at)
            """;

    private static final String WITHDRAW = """
            DELETE FROM invitations i USING events e
            WHERE i.id = :id AND e.id = i.event_id AND e.organizer_id = :organizer
            RETURNING i.id
            """;

    private static final String OF_EVENT = "FROM invitations i WHERE i.event_id = :owner";
    private static final String OF_INVITEE = "FROM invitations i WHERE i.invitee_id = :owner";
    private static final String OF_STATE = " AND i.state = :state";

    /** A name only where the organizer used one: it would say whose an address is. */
    private static final String NAMED = """
            SELECT i.*, (SELECT p.username FROM people p WHERE p.user_id = i.invitee_id AND i.email IS NULL) AS username
            """;

    private final DatabaseClient database;
    private final Outbox outbox;

    PostgresInvitations(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public Mono<List<Invitation>> existing(UUID eventId, Collection<UUID> invitees, Wanted wanted) {
        return database.sql(EXISTING)
                .bind("event", eventId)
                .bind("invitees", invitees.toArray(UUID[]::new))
                .bind("emails", wanted.emailKeys().toArray(String[]::new))
                .map(InvitationRow::read)
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> count(UUID eventId) {
        return total(OF_EVENT, eventId, null);
    }

    @Override
    public Mono<Void> add(List<Invitation> invitations, String inviter) {
        return database.sql(ADD)
                .bind("ids", column(invitations, Invitation::id).toArray(UUID[]::new))
                .bind("events", column(invitations, Invitation::eventId).toArray(UUID[]::new))
                .bind("invitees", column(invitations, Invitation::inviteeId).toArray(UUID[]::new))
                .bind("emails", column(invitations, Invitation::email).toArray(String[]::new))
                .bind("keys", column(invitations, PostgresInvitations::emailKey).toArray(String[]::new))
                .bind(
                        "times",
                        column(invitations, created -> created.createdAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .then()
                .then(outbox.append(InvitationMessages.of(invitations, inviter)));
    }

    private static @Nullable String emailKey(Invitation invitation) {
        String email = invitation.email();
        return email == null ? null : PersonKey.email(email);
    }

    /** Not {@code toList()} of the stream's: a column may hold nulls. */
    private static <T extends @Nullable Object> List<T> column(
            List<Invitation> invitations, Function<Invitation, T> value) {
        List<T> values = new ArrayList<>(invitations.size());
        invitations.forEach(invitation -> values.add(value.apply(invitation)));
        return values;
    }

    @Override
    public Mono<Invitation> lock(UUID id) {
        return database.sql("SELECT * FROM invitations WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map(InvitationRow::read)
                .one();
    }

    @Override
    public Mono<Void> answer(Invitation invitation) {
        return database.sql("UPDATE invitations SET state = :state, answered_at = :at WHERE id = :id")
                .bind("id", invitation.id())
                .bind("state", InvitationRow.state(invitation.state()))
                .bind("at", requireNonNull(invitation.answeredAt()))
                .then();
    }

    @Override
    public Mono<Boolean> withdraw(UUID id, UUID organizerId) {
        return database.sql(WITHDRAW)
                .bind("id", id)
                .bind("organizer", organizerId)
                .mapValue(UUID.class)
                .one()
                .flatMap(gone ->
                        outbox.append(InvitationMessages.gone(List.of(gone))).thenReturn(true))
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Page<Named>> ofEvent(UUID eventId, @Nullable InvitationState state, PageRequest page) {
        String select = NAMED + OF_EVENT + (state == null ? "" : OF_STATE) + " ORDER BY i.id";
        return paged(select, eventId, state, page)
                .map(row -> new Named(InvitationRow.read(row), row.get("username", String.class)))
                .all()
                .collectList()
                .zipWith(total(OF_EVENT, eventId, state), (items, total) -> Page.of(items, page, total));
    }

    @Override
    public Mono<Page<Invitation>> ofInvitee(UUID userId, @Nullable InvitationState state, PageRequest page) {
        String select = "SELECT i.* " + OF_INVITEE + (state == null ? "" : OF_STATE) + " ORDER BY i.id DESC";
        return paged(select, userId, state, page)
                .map(InvitationRow::read)
                .all()
                .collectList()
                .zipWith(total(OF_INVITEE, userId, state), (items, total) -> Page.of(items, page, total));
    }

    @Override
    public Flux<Invitation> ofInvitee(UUID userId) {
        return database.sql("SELECT i.* " + OF_INVITEE + " ORDER BY i.id")
                .bind("owner", userId)
                .map(InvitationRow::read)
                .all();
    }

    private GenericExecuteSpec paged(String select, UUID owner, @Nullable InvitationState state, PageRequest page) {
        return filtered(select + " LIMIT :limit OFFSET :offset", owner, state)
                .bind("limit", page.limit())
                .bind("offset", page.offset());
    }

    private Mono<Long> total(String from, UUID owner, @Nullable InvitationState state) {
        return filtered("SELECT count(*) AS total " + from + (state == null ? "" : OF_STATE), owner, state)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
    }

    private GenericExecuteSpec filtered(String statement, UUID owner, @Nullable InvitationState state) {
        GenericExecuteSpec bound = database.sql(statement).bind("owner", owner);
        return state == null ? bound : bound.bind("state", InvitationRow.state(state));
    }
}
