package dev.stagedoor.chaos.fault;

import dev.stagedoor.suite.invariants.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A table that nobody else can read or write: whoever asks keeps a connection and waits. */
final class LockedTable {
    private final Connection connection;

    private LockedTable(Connection connection) {
        this.connection = connection;
    }

    static LockedTable lock(Database database, String table) throws SQLException {
        Connection connection = writing(database);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return new LockedTable(connection);
    }

    static Connection writing(Database database) throws SQLException {
        Connection connection = database.connect();
        connection.setReadOnly(false);
        return connection;
    }

    void close() throws SQLException {
        connection.close();
    }
}
