package dev.stagedoor.benchmarks.onsale.bare;

import dev.stagedoor.benchmarks.onsale.suite.Books;
import dev.stagedoor.suite.invariants.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** One small row, committed: on disk when it returns. */
public final class DurableCommit implements Part, AutoCloseable {
    private static final String TABLE = "CREATE TABLE IF NOT EXISTS onsale.commits"
            + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, made_at timestamptz NOT NULL DEFAULT now())";

    private final Connection connection;
    private final PreparedStatement insert;

    private DurableCommit(Connection connection, PreparedStatement insert) {
        this.connection = connection;
        this.insert = insert;
    }

    /** In the schema of the naive shops. */
    public static DurableCommit on(Database database) throws SQLException {
        Connection connection = Books.connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        connection.unwrap(PGConnection.class).setPrepareThreshold(1);
        return new DurableCommit(connection, connection.prepareStatement("INSERT INTO onsale.commits DEFAULT VALUES"));
    }

    /** What the server promises of a commit. */
    public String durability() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 'fsync ' || current_setting('fsync')"
                        + " || ', synchronous_commit ' || current_setting('synchronous_commit')"
                        + " || ', full_page_writes ' || current_setting('full_page_writes')"
                        + " || ', PostgreSQL ' || current_setting('server_version')")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Override
    public void once() throws SQLException {
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
