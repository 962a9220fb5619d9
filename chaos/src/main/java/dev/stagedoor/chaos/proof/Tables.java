package dev.stagedoor.chaos.proof;

import dev.stagedoor.chaos.crowd.Show;
import dev.stagedoor.suite.invariants.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The tables of booking-service and ticket-service, each asked for what it owns. */
public final class Tables implements Witness {
    private static final String BOOKINGS = """
            SELECT b.id, b.status, sum(i.quantity)::int FROM bookings b JOIN booking_items i ON i.booking_id = b.id
            WHERE b.event_id = ? GROUP BY b.id
            """;
    private static final String TICKETS = """
            SELECT booking_id, count(*)::int FROM tickets
            WHERE event_id = ? AND booking_id IS NOT NULL AND state <> 'void' GROUP BY booking_id
            """;

    private final Database booking;
    private final Database ticket;

    public Tables(Database booking, Database ticket) {
        this.booking = booking;
        this.ticket = ticket;
    }

    @Override
    public Map<UUID, Sold> sold(Show show) throws SQLException {
        Map<UUID, Integer> tickets = tickets(show);
        Map<UUID, Sold> bookings = new HashMap<>();
        try (Connection connection = booking.connect();
                PreparedStatement statement = connection.prepareStatement(BOOKINGS)) {
            statement.setObject(1, show.eventId());
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                UUID id = rows.getObject(1, UUID.class);
                bookings.put(id, new Sold(rows.getString(2), rows.getInt(3), tickets.getOrDefault(id, 0)));
            }
        }
        return bookings;
    }

    private Map<UUID, Integer> tickets(Show show) throws SQLException {
        Map<UUID, Integer> tickets = new HashMap<>();
        try (Connection connection = ticket.connect();
                PreparedStatement statement = connection.prepareStatement(TICKETS)) {
            statement.setObject(1, show.eventId());
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                tickets.put(rows.getObject(1, UUID.class), rows.getInt(2));
            }
        }
        return tickets;
    }

    @Override
    public String toString() {
        return "the databases";
    }
}
