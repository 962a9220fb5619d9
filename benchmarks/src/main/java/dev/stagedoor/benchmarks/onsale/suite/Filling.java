package dev.stagedoor.benchmarks.onsale.suite;

import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * The years that a suite has behind it: everything that its databases keep of one event and its bookings, many times over.
 * What is copied was written by the services, so the copies are whole and the books agree.
 */
public final class Filling {
    private static final int COPIES_OF_A_TRANSACTION = 5_000;

    /**
     * The copy's id: one that begins with a time lies further back with each copy, by its first word's unit of 65 seconds;
     * a random one lies somewhere else. Not immutable, as bits are read from text; else it would not be inlined.
     */
    private static final String COPIED = """
            CREATE FUNCTION pg_temp.copied(id uuid, copy bigint) RETURNS uuid LANGUAGE sql STABLE AS $$
                SELECT (lpad(to_hex((('x' || left(id::text, 8))::bit(32)::bigint
                        - copy * CASE substr(id::text, 15, 1) WHEN '7' THEN 1 ELSE 2654435761 END)
                    & 4294967295), 8, '0') || substr(id::text, 9))::uuid
            $$""";

    private static final String OF_EVENT = "event_id = ?";
    private static final String OF_BOOKING = "booking_id IN (SELECT id FROM bookings WHERE event_id = ?)";

    /**
     * A table with something about every event or booking.
     *
     * @param ofModel which of its rows are about the one that is copied
     */
    private record Table(String name, String ofModel) {}

    private record Book(SuiteService service, List<Table> tables) {}

    /** In an order in which no row refers to one that is not there yet. */
    private static final List<Book> BOOKS = List.of(
            new Book(
                    SuiteService.EVENT,
                    List.of(
                            new Table("events", "id = ?"),
                            new Table("ticket_types", OF_EVENT),
                            new Table("pools", OF_EVENT),
                            new Table("listed_events", OF_EVENT))),
            new Book(
                    SuiteService.BOOKING,
                    List.of(
                            new Table("offers", OF_EVENT),
                            new Table("offer_ticket_types", OF_EVENT),
                            new Table("open_pools", OF_EVENT),
                            new Table("bookings", OF_EVENT),
                            new Table("booking_items", OF_BOOKING),
                            new Table("booking_tickets", OF_BOOKING),
                            new Table("booking_steps", OF_BOOKING))),
            new Book(
                    SuiteService.TICKET,
                    List.of(
                            new Table("events", "id = ?"),
                            new Table("ticket_types", OF_EVENT),
                            new Table("pools", OF_EVENT),
                            new Table("ticket_counts", OF_EVENT),
                            new Table("decisions", OF_EVENT),
                            new Table("reservations", "ticket_type_id IN (SELECT id FROM pools WHERE event_id = ?)"),
                            new Table("tickets", OF_EVENT))),
            new Book(
                    SuiteService.NOTIFICATION,
                    List.of(
                            new Table("events", "id = ?"),
                            new Table("mails", OF_EVENT),
                            new Table("facts", OF_EVENT),
                            new Table(
                                    "contacts",
                                    "user_id IN (SELECT user_id FROM mails WHERE event_id = ? AND kind = 'confirmation')"))));

    private Filling() {}

    /** Returns when so many copies of the event, each with as many bookings, are there, and the tables are tidied up. */
    public static void with(SuiteUnderTest suite, Offer model, int copies) throws IOException, SQLException {
        for (Book book : BOOKS) {
            try (Connection connection = Books.connect(suite.database(book.service()))) {
                execute(connection, COPIED);
                for (Table table : book.tables()) {
                    // What a service derives from a row is copied too.
                    execute(connection, "ALTER TABLE " + table.name() + " DISABLE TRIGGER USER");
                    copy(connection, table, UUID.fromString(model.eventId()), copies);
                    execute(connection, "ALTER TABLE " + table.name() + " ENABLE TRIGGER USER");
                    execute(connection, "VACUUM (ANALYZE) " + table.name());
                }
            }
        }
    }

    private static void copy(Connection connection, Table table, UUID event, int copies) throws SQLException {
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        for (Column column : columns(connection, table)) {
            columns.add(column.name());
            values.add(column.copied());
        }
        String sql =
                "INSERT INTO %s (%s) SELECT %s FROM %s CROSS JOIN generate_series(?::bigint, ?) AS made (copy) WHERE %s"
                        .formatted(table.name(), columns, values, table.name(), table.ofModel());
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int first = 1; first <= copies; first += COPIES_OF_A_TRANSACTION) {
                insert.setLong(1, first);
                insert.setLong(2, Math.min(copies, first + COPIES_OF_A_TRANSACTION - 1));
                insert.setObject(3, event);
                insert.executeUpdate();
            }
        }
    }

    private record Column(String name, String type) {
        String copied() {
            return switch (type) {
                // All of it is one organizer's.
                case "uuid" -> name.equals("organizer_id") ? name : "pg_temp.copied(%s, copy)".formatted(name);
                case "_uuid" -> "(SELECT array_agg(pg_temp.copied(one, copy)) FROM unnest(%s) AS one)".formatted(name);
                default -> name;
            };
        }
    }

    private static List<Column> columns(Connection connection, Table table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT column_name, udt_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = ? AND is_identity = 'NO'
                """)) {
            select.setString(1, table.name());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return columns;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
