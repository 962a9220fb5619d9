package dev.stagedoor.ticket.admission.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.admission.Tickets;
import dev.stagedoor.ticket.admission.model.Presentation;
import dev.stagedoor.ticket.admission.model.Ticket;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
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
                UPDATE tickets
                SET state = CASE state WHEN 'ok' THEN 'redeemed' ELSE state END,
                    redeemed_at = CASE state WHEN 'ok' THEN $2 ELSE redeemed_at END,
                    times_presented = times_presented + 1,
                    last_presented_at = $2
                WHERE id = $1
                RETURNING event_id, booking_id, old.state, old.times_presented, old.last_presented_at, new.redeemed_at
            ), counted AS (
                UPDATE ticket_counts c
                SET ok = c.ok - 1, redeemed = c.redeemed + 1
                FROM presented p
                WHERE c.event_id = p.event_id AND p.state = 'ok'
            )
            SELECT event_id, booking_id, state, times_presented, last_presented_at, redeemed_at FROM presented""";

    private final DatabaseClient database;

    PostgresTickets(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Ticket> find(UUID id) {
        return database.sql(FIND).bind(0, id).map(TicketMapping::ticket).one();
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
                TicketMapping.state(requireNonNull(row.get(2, String.class))),
                requireNonNull(row.get(3, Integer.class)),
                row.get(4, Instant.class),
                row.get(5, Instant.class));
    }
}
