package dev.stagedoor.booking.view.postgres;

import dev.stagedoor.booking.view.BookedTickets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresBookedTickets implements BookedTickets {
    private static final String ISSUED = """
            INSERT INTO booking_tickets (id, booking_id, ticket_type_id, state, issued_at, issued_by)
            SELECT t.id, t.booking_id, t.ticket_type_id, 'ok', $5, t.message_id
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) AS t (id, booking_id, ticket_type_id, message_id)
            JOIN bookings b ON b.id = t.booking_id
            ORDER BY t.id
            ON CONFLICT (id) DO NOTHING""";

    private static final String REDEEMED = """
            UPDATE booking_tickets t
            SET state = CASE t.state WHEN 'ok' THEN 'redeemed' ELSE t.state END, redeemed_at = $3, redeemed_by = m.message_id
            FROM unnest($1::uuid[], $2::uuid[]) AS m (id, message_id)
            WHERE t.id = m.id AND t.redeemed_at IS NULL""";

    private static final String VOIDED = """
            UPDATE booking_tickets t SET state = 'void', voided_at = $3, voided_by = m.message_id
            FROM unnest($1::uuid[], $2::uuid[]) AS m (id, message_id)
            WHERE t.id = m.id AND t.voided_at IS NULL""";

    private final DatabaseClient database;

    PostgresBookedTickets(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> issued(List<Issued> tickets, Instant now) {
        return tickets.isEmpty()
                ? Mono.empty()
                : database.sql(ISSUED)
                        .bind(0, tickets.stream().map(Issued::id).toArray(UUID[]::new))
                        .bind(1, tickets.stream().map(Issued::bookingId).toArray(UUID[]::new))
                        .bind(2, tickets.stream().map(Issued::ticketTypeId).toArray(UUID[]::new))
                        .bind(3, tickets.stream().map(Issued::messageId).toArray(UUID[]::new))
                        .bind(4, now.atOffset(ZoneOffset.UTC))
                        .then();
    }

    @Override
    public Mono<Void> redeemed(List<Moved> tickets, Instant now) {
        return moved(REDEEMED, tickets, now);
    }

    @Override
    public Mono<Void> voided(List<Moved> tickets, Instant now) {
        return moved(VOIDED, tickets, now);
    }

    private Mono<Void> moved(String statement, List<Moved> tickets, Instant now) {
        return tickets.isEmpty()
                ? Mono.empty()
                : database.sql(statement)
                        .bind(0, tickets.stream().map(Moved::id).toArray(UUID[]::new))
                        .bind(1, tickets.stream().map(Moved::messageId).toArray(UUID[]::new))
                        .bind(2, now.atOffset(ZoneOffset.UTC))
                        .then();
    }
}
