package dev.stagedoor.ticket.paper.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.paper.PrintableTickets;
import dev.stagedoor.ticket.paper.model.Period;
import dev.stagedoor.ticket.paper.model.PrintableTicket;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPrintableTickets implements PrintableTickets {
    private static final String FIND = """
            SELECT t.id, t.event_id, t.state = 'void' OR e.cancelled_at IS NOT NULL, e.spot IS NOT NULL, e.name, e.location,
                   y.name, e.timezone, COALESCE(y.slot_starts, e.starts_at), COALESCE(y.slot_ends, e.ends_at)
            FROM tickets t
            JOIN events e ON e.id = t.event_id
            LEFT JOIN ticket_types y ON y.id = t.ticket_type_id
            WHERE t.id = $1""";

    private final DatabaseClient database;

    PostgresPrintableTickets(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<PrintableTicket> find(UUID id) {
        return database.sql(FIND)
                .bind(0, id)
                .map(PostgresPrintableTickets::ticket)
                .one();
    }

    private static PrintableTicket ticket(Readable row) {
        return new PrintableTicket(
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, UUID.class)),
                requireNonNull(row.get(2, Boolean.class)),
                requireNonNull(row.get(3, Boolean.class)),
                requireNonNull(row.get(4, String.class)),
                row.get(5, String.class),
                row.get(6, String.class),
                period(row));
    }

    private static @Nullable Period period(Readable row) {
        String zone = row.get(7, String.class);
        Instant start = row.get(8, Instant.class);
        Instant end = row.get(9, Instant.class);
        return zone == null || start == null || end == null ? null : new Period(start, end, ZoneId.of(zone));
    }
}
