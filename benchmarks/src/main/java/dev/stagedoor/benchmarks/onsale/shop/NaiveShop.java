package dev.stagedoor.benchmarks.onsale.shop;

import dev.stagedoor.benchmarks.onsale.load.Outcome;
import dev.stagedoor.benchmarks.onsale.load.Seller;
import dev.stagedoor.benchmarks.onsale.suite.Books;
import dev.stagedoor.suite.invariants.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A shop as most are written: one transaction per booking, which takes the seat and stores the booking and the client's
 * idempotency key. On the suite's own PostgreSQL, in a schema beside the tables of a service, with the same durability.
 * There is no reference from a booking to its pool: its check would lock the hot row once more.
 */
public final class NaiveShop implements Seller {
    private static final List<String> SCHEMA = List.of("CREATE SCHEMA IF NOT EXISTS onsale", """
            CREATE TABLE IF NOT EXISTS onsale.pools (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                capacity integer NOT NULL,
                sold integer NOT NULL DEFAULT 0,
                version bigint NOT NULL DEFAULT 0,
                CHECK (sold <= capacity)
            ) WITH (fillfactor = 50)
            """, """
            CREATE TABLE IF NOT EXISTS onsale.bookings (
                id uuid PRIMARY KEY,
                pool_id bigint NOT NULL,
                user_id bigint NOT NULL,
                quantity integer NOT NULL,
                status text NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now()
            )
            """, """
            CREATE TABLE IF NOT EXISTS onsale.idempotency_keys (
                user_id bigint NOT NULL,
                key uuid NOT NULL,
                booking_id uuid NOT NULL,
                PRIMARY KEY (user_id, key)
            )
            """);

    private final Database database;
    private final SeatTaking taking;
    private final long pool;

    private NaiveShop(Database database, SeatTaking taking, long pool) {
        this.database = database;
        this.taking = taking;
        this.pool = pool;
    }

    /** Creates the tables. */
    public static void build(Database database) throws SQLException {
        try (Connection connection = Books.connect(database);
                Statement statement = connection.createStatement()) {
            for (String command : SCHEMA) {
                statement.execute(command);
            }
        }
    }

    /** A shop with so many seats to sell. */
    public static NaiveShop open(Database database, SeatTaking taking, int seats) throws SQLException {
        String pool = "INSERT INTO onsale.pools (capacity) VALUES (" + seats + ") RETURNING id";
        return new NaiveShop(database, taking, number(database, pool));
    }

    /**
     * What is wrong with its books after so many bookings were confirmed.
     *
     * @return sentences; none if all is well
     */
    public List<String> faults(int confirmed) throws SQLException {
        long bookings = number(database, "SELECT count(*) FROM onsale.bookings WHERE pool_id = " + pool);
        long sold = number(database, "SELECT sold FROM onsale.pools WHERE id = " + pool);
        boolean counted = taking == SeatTaking.NONE || sold == confirmed;
        return bookings == confirmed && counted
                ? List.of()
                : List.of("%s: %d confirmed, %d in the books, %d seats sold"
                        .formatted(taking.title(), confirmed, bookings, sold));
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = Books.connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    @Override
    public Client open(int number) throws SQLException {
        Connection connection = Books.connect(database);
        try {
            return new ShopClient(ShopSession.begin(connection, pool, number), taking);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private record ShopClient(ShopSession session, SeatTaking taking) implements Client {
        @Override
        public Outcome buy() throws SQLException {
            for (int tries = 0; tries <= taking.retries(); tries++) {
                if (session.book(taking)) {
                    return Outcome.CONFIRMED;
                }
            }
            return Outcome.REFUSED;
        }

        @Override
        public void close() throws SQLException {
            session.close();
        }
    }
}
