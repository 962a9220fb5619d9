package dev.stagedoor.ticket.admission.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.admission.EventTickets;
import dev.stagedoor.ticket.admission.model.EventStatus;
import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresEventTickets implements EventTickets {
    private static final String OWNER =
            "SELECT organizer_id, visibility IS DISTINCT FROM 'public' FROM events WHERE id = $1";

    // An event has a handful of pools: this adds up counters, not tickets.
    private static final String STATUS = """
            SELECT c.event_id, c.ok, c.redeemed, c.void,
                   COALESCE(sum(p.capacity), 0)::bigint, COALESCE(sum(p.held), 0)::bigint,
                   COALESCE(sum(p.sold), 0)::bigint, COALESCE(sum(p.issued), 0)::bigint,
                   COALESCE(sum(p.issuing), 0)::bigint,
                   COALESCE(array_agg(p.id ORDER BY p.id) FILTER (WHERE p.suspended_at IS NOT NULL), '{}')
            FROM ticket_counts c LEFT JOIN pools p ON p.event_id = c.event_id
            WHERE c.event_id = $1
            GROUP BY c.event_id""";

    private static final String PAGE_OF_ALL =
            TicketMapping.SELECT + " WHERE t.event_id = $1 ORDER BY t.state, t.created_at, t.id LIMIT $2 OFFSET $3";

    private static final String PAGE_OF_STATE = TicketMapping.SELECT
            + " WHERE t.event_id = $1 AND t.state = $4 ORDER BY t.created_at, t.id LIMIT $2 OFFSET $3";

    // One statement for each stretch: a reader who is slow, or gone, keeps no connection and no snapshot. The tickets
    // are
    // taken first and joined then, in the order of their index.
    private static final String NEXT = TicketMapping.COLUMNS + " " + """
            FROM (
                SELECT * FROM tickets WHERE event_id = $1 AND state = $2 AND (created_at, id) > ($4, $5)
                ORDER BY created_at, id LIMIT $3
            ) t JOIN events e ON e.id = t.event_id
            ORDER BY t.created_at, t.id""";

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final UUID SMALLEST = new UUID(0, 0);

    private final DatabaseClient database;

    PostgresEventTickets(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Owner> owner(UUID event) {
        return database.sql(OWNER)
                .bind(0, event)
                .map(row ->
                        new Owner(requireNonNull(row.get(0, UUID.class)), requireNonNull(row.get(1, Boolean.class))))
                .one();
    }

    @Override
    public Mono<EventStatus> status(UUID event) {
        return database.sql(STATUS)
                .bind(0, event)
                .map(PostgresEventTickets::counts)
                .one();
    }

    @Override
    public Mono<List<Ticket>> page(UUID event, @Nullable TicketState state, int limit, long offset) {
        var query = database.sql(state == null ? PAGE_OF_ALL : PAGE_OF_STATE)
                .bind(0, event)
                .bind(1, limit)
                .bind(2, offset);
        return (state == null ? query : query.bind(3, TicketMapping.text(state)))
                .map(TicketMapping::ticket)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Ticket>> next(UUID event, TicketState state, @Nullable Place after, int limit) {
        return database.sql(NEXT)
                .bind(0, event)
                .bind(1, TicketMapping.text(state))
                .bind(2, limit)
                .bind(3, after == null ? LONG_AGO : after.createdAt().atOffset(ZoneOffset.UTC))
                .bind(4, after == null ? SMALLEST : after.id())
                .map(TicketMapping::ticket)
                .all()
                .collectList();
    }

    private static EventStatus counts(Readable row) {
        return new EventStatus(
                requireNonNull(row.get(0, UUID.class)),
                number(row, 1),
                number(row, 2),
                number(row, 3),
                number(row, 4),
                number(row, 5),
                number(row, 6),
                number(row, 7),
                number(row, 8),
                List.of(requireNonNull(row.get(9, UUID[].class))));
    }

    private static long number(Readable row, int column) {
        return requireNonNull(row.get(column, Long.class));
    }
}
