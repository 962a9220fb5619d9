package dev.stagedoor.benchmarks.onsale.suite;

import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Looks into the services' databases: what the suite says is one thing, what it has written is another. */
public final class Books implements AutoCloseable {
    /** Tickets follow their booking within milliseconds, a second under load. */
    private static final Duration TICKETS_WITHIN = Duration.ofSeconds(60);

    /** Mails are sent over a few connections and are the last to come. */
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration BETWEEN_LONG_LOOKS = Duration.ofMillis(200);

    private static final String OUTBOX = "SELECT count(*) FROM messaging.outbox";

    private final Connection booking;
    private final Connection ticket;
    private final Connection notification;

    private Books(Connection booking, Connection ticket, Connection notification) {
        this.booking = booking;
        this.ticket = ticket;
        this.notification = notification;
    }

    public static Books open(SuiteUnderTest suite) throws SQLException, IOException {
        return new Books(
                connect(suite.database(SuiteService.BOOKING)),
                connect(suite.database(SuiteService.TICKET)),
                connect(suite.database(SuiteService.NOTIFICATION)));
    }

    /** A connection that may write too. */
    public static Connection connect(Database database) throws SQLException {
        String url = "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    /** Returns as soon as the event has so many tickets. */
    public void awaitTickets(Offer offer, int expected) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + TICKETS_WITHIN.toNanos();
        long found = ticketsSoFar(offer);
        while (found < expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d tickets of %d after %s".formatted(found, expected, TICKETS_WITHIN));
            }
            Thread.sleep(BETWEEN_LOOKS);
            found = ticketsSoFar(offer);
        }
    }

    /** Returns as soon as nothing follows any more from what was bought: messages, mails. */
    public void awaitQuiet(Offer offer, int confirmed) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (!isQuiet(offer, confirmed)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "messages or mails of %d bookings are under way after %s".formatted(confirmed, QUIET_WITHIN));
            }
            Thread.sleep(BETWEEN_LONG_LOOKS);
        }
    }

    private boolean isQuiet(Offer offer, int confirmed) throws SQLException {
        return number(notification, "SELECT count(*) FROM mails WHERE settled_at IS NULL") == 0
                && number(booking, OUTBOX) == 0
                && number(ticket, OUTBOX) == 0
                // Last, for it reads the whole table.
                && number(
                                notification,
                                "SELECT count(*) FROM mails WHERE kind = 'confirmation' AND event_id = ?",
                                offer)
                        == confirmed;
    }

    /**
     * What is wrong with the books of an event of which so many bookings were confirmed to the buyers.
     *
     * @return sentences; none if all is well
     */
    public List<String> faults(Offer offer, int confirmed) throws SQLException {
        long bookings =
                number(booking, "SELECT count(*) FROM bookings WHERE status = 'confirmed' AND event_id = ?", offer);
        long tickets = number(ticket, "SELECT count(*) FROM tickets WHERE state = 'ok' AND event_id = ?", offer);
        return bookings == confirmed && tickets == confirmed
                ? List.of()
                : List.of("%d bookings were confirmed to their buyers, %d are in the books, with %d tickets"
                        .formatted(confirmed, bookings, tickets));
    }

    private long ticketsSoFar(Offer offer) throws SQLException {
        return number(ticket, "SELECT coalesce(max(ok), 0) FROM ticket_counts WHERE event_id = ?", offer);
    }

    private static long number(Connection connection, String query, Offer... offer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < offer.length; i++) {
                statement.setObject(i + 1, UUID.fromString(offer[i].eventId()));
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        booking.close();
        ticket.close();
        notification.close();
    }
}
