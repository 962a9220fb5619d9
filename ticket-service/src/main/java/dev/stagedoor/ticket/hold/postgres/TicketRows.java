package dev.stagedoor.ticket.hold.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.hold.NewTicket;
import dev.stagedoor.ticket.hold.VoidedTicket;
import dev.stagedoor.ticket.hold.model.Attempt;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues and voids tickets, and keeps their counts. */
@Component
class TicketRows {
    private static final String ISSUE = """
            INSERT INTO tickets (id, event_id, ticket_type_id, booking_id, attempt, state, created_at)
            SELECT n.id, n.event_id, n.ticket_type_id, n.booking_id, n.attempt, 'ok', $6
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::integer[])
                AS n (id, event_id, ticket_type_id, booking_id, attempt)""";

    private static final String VOID = """
            UPDATE tickets t SET state = 'void'
            FROM unnest($1::uuid[], $2::integer[]) AS n (booking_id, attempt)
            WHERE t.booking_id = n.booking_id AND t.attempt = n.attempt AND t.state <> 'void'
            RETURNING t.id, t.event_id, t.booking_id, t.attempt, old.state = 'redeemed'""";

    // The last statement: a door that presents a ticket locks the ticket first and then the count, and so does a batch.
    private static final String COUNT = """
            UPDATE ticket_counts c
            SET ok = c.ok + n.ok, redeemed = c.redeemed + n.redeemed, void = c.void + n.void
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) AS n (event_id, ok, redeemed, void)
            WHERE c.event_id = n.event_id""";

    private final DatabaseClient database;

    TicketRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> issue(List<NewTicket> tickets, Instant at) {
        if (tickets.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ISSUE)
                .bind(0, tickets.stream().map(NewTicket::id).toArray(UUID[]::new))
                .bind(1, tickets.stream().map(NewTicket::eventId).toArray(UUID[]::new))
                .bind(2, tickets.stream().map(NewTicket::ticketTypeId).toArray(UUID[]::new))
                .bind(
                        3,
                        tickets.stream()
                                .map(ticket -> ticket.attempt().bookingId())
                                .toArray(UUID[]::new))
                .bind(
                        4,
                        tickets.stream()
                                .map(ticket -> ticket.attempt().number())
                                .toArray(Integer[]::new))
                .bind(5, at.atOffset(ZoneOffset.UTC))
                .then();
    }

    Mono<List<VoidedTicket>> makeVoid(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(VOID)
                .bind(0, attempts.stream().map(Attempt::bookingId).toArray(UUID[]::new))
                .bind(1, attempts.stream().map(Attempt::number).toArray(Integer[]::new))
                .map(TicketRows::voided)
                .all()
                .collectList();
    }

    Mono<Void> count(List<NewTicket> issued, List<VoidedTicket> voided) {
        if (issued.isEmpty() && voided.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, Change> changes = new TreeMap<>();
        issued.forEach(ticket -> changes.merge(ticket.eventId(), Change.ISSUED, Change::plus));
        voided.forEach(ticket -> changes.merge(
                ticket.eventId(), ticket.redeemed() ? Change.REDEEMED_VOIDED : Change.VOIDED, Change::plus));
        return database.sql(COUNT)
                .bind(0, changes.keySet().toArray(UUID[]::new))
                .bind(1, changes.values().stream().map(Change::ok).toArray(Long[]::new))
                .bind(2, changes.values().stream().map(Change::redeemed).toArray(Long[]::new))
                .bind(3, changes.values().stream().map(Change::nowVoid).toArray(Long[]::new))
                .then();
    }

    private static VoidedTicket voided(Readable row) {
        return new VoidedTicket(
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, UUID.class)),
                new Attempt(requireNonNull(row.get(2, UUID.class)), requireNonNull(row.get(3, Integer.class))),
                requireNonNull(row.get(4, Boolean.class)));
    }

    private record Change(long ok, long redeemed, long nowVoid) {
        private static final Change ISSUED = new Change(1, 0, 0);
        private static final Change VOIDED = new Change(-1, 0, 1);
        private static final Change REDEEMED_VOIDED = new Change(0, -1, 1);

        Change plus(Change other) {
            return new Change(ok + other.ok, redeemed + other.redeemed, nowVoid + other.nowVoid);
        }
    }
}
