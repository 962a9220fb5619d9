package dev.stagedoor.booking.view.postgres;

import dev.stagedoor.booking.view.BookedTickets;
import dev.stagedoor.booking.view.BookingView.TicketState;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresBookedTickets implements BookedTickets {
    private static final String ISSUED = """
            INSERT INTO booking_tickets (id, booking_id, ticket_type_id, state)
            SELECT t.id, t.booking_id, t.ticket_type_id, 'ok'
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS t (id, booking_id, ticket_type_id)
            JOIN bookings b ON b.id = t.booking_id
            ORDER BY t.id
            ON CONFLICT (id) DO NOTHING""";

    private static final String MOVED = """
            UPDATE booking_tickets SET state = $2
            WHERE id = ANY ($1) AND (state = 'ok' OR state = 'redeemed' AND $2 = 'void')""";

    private final DatabaseClient database;

    PostgresBookedTickets(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> issued(List<Issued> tickets) {
        return tickets.isEmpty()
                ? Mono.empty()
                : database.sql(ISSUED)
                        .bind(0, tickets.stream().map(Issued::id).toArray(UUID[]::new))
                        .bind(1, tickets.stream().map(Issued::bookingId).toArray(UUID[]::new))
                        .bind(2, tickets.stream().map(Issued::ticketTypeId).toArray(UUID[]::new))
                        .then();
    }

    @Override
    public Mono<Void> moved(Collection<UUID> ticketIds, TicketState state) {
        return ticketIds.isEmpty()
                ? Mono.empty()
                : database.sql(MOVED)
                        .bind(0, ticketIds.toArray(UUID[]::new))
                        .bind(1, state.name().toLowerCase(Locale.ROOT))
                        .then();
    }
}
