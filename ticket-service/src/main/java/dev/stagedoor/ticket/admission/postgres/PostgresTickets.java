package dev.stagedoor.ticket.admission.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.admission.Tickets;
import dev.stagedoor.ticket.admission.model.Door;
import dev.stagedoor.ticket.admission.model.Presentation;
import dev.stagedoor.ticket.admission.model.Ticket;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTickets implements Tickets {
    private static final String FIND = TicketMapping.SELECT + " WHERE t.id = $1";

    // The row lock of the update puts scanners of one ticket in a line; each sees what the one before it left (old).
    private static final String PRESENT = """
            WITH presented AS (
                UPDATE tickets t
                SET state = CASE WHEN t.state = 'ok' AND e.cancelled_at IS NULL THEN 'redeemed' ELSE t.state END,
                    redeemed_at = CASE WHEN t.state = 'ok' AND e.cancelled_at IS NULL THEN $2 ELSE t.redeemed_at END,
                    times_presented = t.times_presented + 1,
                    last_presented_at = $2
                FROM events e
                WHERE t.id = $1 AND e.id = t.event_id
                RETURNING t.event_id, t.booking_id, e.cancelled_at IS NOT NULL AS cancelled,
                          CASE WHEN e.cancelled_at IS NULL THEN old.state ELSE 'void' END AS state,
                          old.times_presented, old.last_presented_at, new.redeemed_at
            ), counted AS (
                UPDATE ticket_counts c
                SET ok = c.ok - 1, redeemed = c.redeemed + 1
                FROM presented p
                WHERE c.event_id = p.event_id AND p.state = 'ok'
            )
            SELECT event_id, booking_id, cancelled, state, times_presented, last_presented_at, redeemed_at
            FROM presented""";

    // An event of a version that did not tell its zone is told in UTC.
    private static final String DOOR = """
            SELECT e.id, e.name, COALESCE(e.timezone, 'UTC'), e.organizer_id, e.door_staff, e.spot IS NOT NULL
            FROM tickets t JOIN events e ON e.id = t.event_id WHERE t.id = $1""";

    private final DatabaseClient database;

    PostgresTickets(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Ticket> find(UUID id) {
        return database.sql(FIND).bind(0, id).map(TicketMapping::ticket).one();
    }

    @Override
    public Mono<Door> door(UUID id) {
        return database.sql(DOOR).bind(0, id).map(PostgresTickets::doorOf).one();
    }

    @Override
    public Mono<Presentation> present(UUID id, Instant at) {
        return database.sql(PRESENT)
                .bind(0, id)
                .bind(1, at.atOffset(ZoneOffset.UTC))
                .map(PostgresTickets::presentation)
                .one();
    }

    private static Presentation presentation(Readable row) {
        return new Presentation(
                requireNonNull(row.get(0, UUID.class)),
                row.get(1, UUID.class),
                requireNonNull(row.get(2, Boolean.class)),
                TicketMapping.state(requireNonNull(row.get(3, String.class))),
                requireNonNull(row.get(4, Integer.class)),
                row.get(5, Instant.class),
                row.get(6, Instant.class));
    }

    private static Door doorOf(Readable row) {
        UUID[] staff = row.get(4, UUID[].class);
        return new Door(
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, String.class)),
                ZoneId.of(requireNonNull(row.get(2, String.class))),
                requireNonNull(row.get(3, UUID.class)),
                staff == null ? null : List.of(staff),
                requireNonNull(row.get(5, Boolean.class)));
    }
}
