package dev.stagedoor.ticket.hold.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.hold.model.Asked;
import dev.stagedoor.ticket.hold.model.Attempt;
import dev.stagedoor.ticket.hold.model.Claim;
import dev.stagedoor.ticket.hold.model.Claim.State;
import dev.stagedoor.ticket.hold.model.Refusal;
import dev.stagedoor.ticket.hold.model.Seats;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A claim in tables: the answer is a decision, written once; where its seats are is the state of its reservations. */
@Component
class ClaimRows {
    private static final String OF_BOOKINGS = """
            SELECT d.booking_id, d.attempt, d.event_id, d.outcome, d.reason, r.state, r.types, r.quantities
            FROM decisions d
            LEFT JOIN LATERAL (
                SELECT min(state) AS state, array_agg(ticket_type_id) AS types, array_agg(quantity) AS quantities
                FROM reservations
                WHERE booking_id = d.booking_id AND attempt = d.attempt
            ) r ON d.outcome = 'held'
            WHERE d.booking_id = ANY($1)""";

    private static final String INSERT_DECISIONS = """
            INSERT INTO decisions (booking_id, attempt, event_id, outcome, reason, decided_at, requested_at, log_partition,
                                   log_offset)
            SELECT n.booking_id, n.attempt, n.event_id, n.outcome, n.reason, $6, n.requested_at, n.log_partition,
                   n.log_offset
            FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::text[], $7::timestamptz[], $8::integer[],
                        $9::bigint[])
                AS n (booking_id, attempt, event_id, outcome, reason, requested_at, log_partition, log_offset)""";

    /** A claim that was withdrawn before anything was asked. */
    private static final Asked NEVER = new Asked(Instant.EPOCH, Asked.UNKNOWN, Asked.UNKNOWN);

    // Their pools are locked by the version check, so nobody else writes to these rows.
    private static final String WRITE_RESERVATIONS = """
            INSERT INTO reservations (booking_id, attempt, ticket_type_id, quantity, state)
            SELECT n.booking_id, n.attempt, n.ticket_type_id, n.quantity, n.state
            FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::integer[], $5::text[])
                AS n (booking_id, attempt, ticket_type_id, quantity, state)
            ON CONFLICT (booking_id, attempt, ticket_type_id) DO UPDATE SET state = excluded.state""";

    private final DatabaseClient database;

    ClaimRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<Claim>> of(Set<UUID> bookings) {
        return database.sql(OF_BOOKINGS)
                .bind(0, bookings.toArray(UUID[]::new))
                .map(ClaimRows::claim)
                .all()
                .collectList();
    }

    Mono<Void> insertDecisions(List<Claim> fresh, Map<Attempt, Asked> asked, Instant at) {
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        List<Asked> requests = fresh.stream()
                .map(claim -> asked.getOrDefault(claim.attempt(), NEVER))
                .toList();
        return database.sql(INSERT_DECISIONS)
                .bind(
                        0,
                        fresh.stream().map(claim -> claim.attempt().bookingId()).toArray(UUID[]::new))
                .bind(1, fresh.stream().map(claim -> claim.attempt().number()).toArray(Integer[]::new))
                .bind(2, fresh.stream().map(Claim::eventId).toArray(UUID[]::new))
                .bind(3, fresh.stream().map(ClaimRows::outcome).toArray(String[]::new))
                .bind(4, fresh.stream().map(ClaimRows::reason).toArray(String[]::new))
                .bind(5, at.atOffset(ZoneOffset.UTC))
                .bind(6, requests.stream().map(ClaimRows::requestedAt).toArray(OffsetDateTime[]::new))
                .bind(7, requests.stream().map(Asked::partition).toArray(Integer[]::new))
                .bind(8, requests.stream().map(Asked::offset).toArray(Long[]::new))
                .then();
    }

    Mono<Void> writeReservations(List<Claim> fresh, List<Claim> moved) {
        List<Reservation> rows = Stream.concat(fresh.stream(), moved.stream())
                .flatMap(claim -> claim.seats().stream().map(seats -> new Reservation(claim, seats)))
                .toList();
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(WRITE_RESERVATIONS)
                .bind(
                        0,
                        rows.stream()
                                .map(row -> row.claim().attempt().bookingId())
                                .toArray(UUID[]::new))
                .bind(
                        1,
                        rows.stream().map(row -> row.claim().attempt().number()).toArray(Integer[]::new))
                .bind(2, rows.stream().map(row -> row.seats().ticketTypeId()).toArray(UUID[]::new))
                .bind(3, rows.stream().map(row -> row.seats().quantity()).toArray(Integer[]::new))
                .bind(
                        4,
                        rows.stream().map(row -> lowerCase(row.claim().state())).toArray(String[]::new))
                .then();
    }

    private record Reservation(Claim claim, Seats seats) {}

    private static Claim claim(Readable row) {
        Attempt attempt =
                new Attempt(requireNonNull(row.get(0, UUID.class)), requireNonNull(row.get(1, Integer.class)));
        UUID event = requireNonNull(row.get(2, UUID.class));
        String outcome = requireNonNull(row.get(3, String.class));
        String reason = row.get(4, String.class);
        return switch (outcome) {
            case "held" -> new Claim(attempt, event, state(row), seats(row), null);
            case "refused" -> new Claim(attempt, event, State.REFUSED, List.of(), Refusal.of(requireNonNull(reason)));
            case "withdrawn" -> new Claim(attempt, event, State.WITHDRAWN, List.of(), null);
            default -> throw new IllegalStateException("unknown outcome " + outcome);
        };
    }

    private static State state(Readable row) {
        return State.valueOf(requireNonNull(row.get(5, String.class)).toUpperCase(Locale.ROOT));
    }

    private static List<Seats> seats(Readable row) {
        UUID[] types = requireNonNull(row.get(6, UUID[].class));
        Integer[] quantities = requireNonNull(row.get(7, Integer[].class));
        List<Seats> seats = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            seats.add(new Seats(types[i], quantities[i]));
        }
        return seats;
    }

    private static String outcome(Claim claim) {
        return switch (claim.state()) {
            case HELD, SOLD, RELEASED, RETURNED -> "held";
            case REFUSED -> "refused";
            case WITHDRAWN -> "withdrawn";
        };
    }

    private static @Nullable String reason(Claim claim) {
        return claim.refusal() == null ? null : claim.refusal().code();
    }

    private static @Nullable OffsetDateTime requestedAt(Asked asked) {
        return asked == NEVER ? null : asked.at().atOffset(ZoneOffset.UTC);
    }

    private static String lowerCase(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
