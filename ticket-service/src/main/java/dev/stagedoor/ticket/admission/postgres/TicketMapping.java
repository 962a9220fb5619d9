package dev.stagedoor.ticket.admission.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.admission.model.Ticket;
import dev.stagedoor.ticket.admission.model.TicketState;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Rows of tickets with the names of their events. Whatever row is not void yet, no ticket of a cancelled event admits. */
final class TicketMapping {
    static final String COLUMNS = """
            SELECT t.id, t.event_id, e.name, t.ticket_type_id, t.booking_id,
                   CASE WHEN e.cancelled_at IS NULL THEN t.state ELSE 'void' END, t.created_at, t.redeemed_at,
                   t.times_presented, t.last_presented_at""";

    static final String SELECT = COLUMNS + " FROM tickets t JOIN events e ON e.id = t.event_id";

    private TicketMapping() {}

    static Ticket ticket(Readable row) {
        return new Ticket(
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, UUID.class)),
                requireNonNull(row.get(2, String.class)),
                requireNonNull(row.get(3, UUID.class)),
                row.get(4, UUID.class),
                state(requireNonNull(row.get(5, String.class))),
                requireNonNull(row.get(6, Instant.class)),
                row.get(7, Instant.class),
                requireNonNull(row.get(8, Integer.class)),
                row.get(9, Instant.class));
    }

    static TicketState state(String text) {
        return TicketState.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static String text(TicketState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
