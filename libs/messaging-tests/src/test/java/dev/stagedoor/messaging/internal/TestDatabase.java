package dev.stagedoor.messaging.internal;

import dev.stagedoor.testsupport.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What an onlooker asks of a service's database. */
final class TestDatabase {
    /** Stripes and the process that holds each. */
    private static final String LOCKS =
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock'"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY objid";

    private final Database database;

    TestDatabase(Database database) {
        this.database = database;
    }

    long number(String sql) {
        return numbers(sql).getFirst();
    }

    List<Long> numbers(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long waiting() {
        return number("SELECT count(*) FROM messaging.outbox");
    }

    /** For each stripe that is owned, the database session of its owner. */
    List<Long> owners() {
        return numbers(LOCKS);
    }

    /** Cuts the relays off, as a crash or a lost network would. */
    void killRelays() {
        var unused = numbers("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE"
                + " application_name = 'stagedoor-relay' AND datname = current_database()");
    }

    void killRelay(long session) {
        var unused = numbers("SELECT count(*) FROM (SELECT pg_terminate_backend(" + session + ")) AS killed");
    }
}
