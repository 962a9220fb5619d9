package dev.stagedoor.chaos.fault;

import dev.stagedoor.suite.invariants.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A disk with no room for the outbox. PostgreSQL fails with the very error of a full disk at every message that is to be
 * stored and at every deletion of a sent one, so the relay sends the same again and again. Made by a trigger: a real full
 * disk could not be had without being root.
 */
final class FullDisk {
    private static final String FILL = """
            CREATE FUNCTION messaging.no_space() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'could not extend file: No space left on device';
            END $$;
            CREATE TRIGGER no_space BEFORE INSERT OR DELETE ON messaging.outbox
                FOR EACH STATEMENT EXECUTE FUNCTION messaging.no_space();
            """;
    private static final String FREE = "DROP FUNCTION messaging.no_space() CASCADE";

    private final Database database;

    FullDisk(Database database) {
        this.database = database;
    }

    void fill() throws SQLException {
        execute(FILL);
    }

    void free() throws SQLException {
        execute(FREE);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = LockedTable.writing(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
