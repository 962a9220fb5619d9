package dev.stagedoor.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database of a test's own, with the user that owns it and that alone can connect to it.
 *
 * @param host where the server listens
 * @param port its TCP port
 * @param name the database
 * @param user its owner
 * @param password the owner's password
 */
public record Database(String host, int port, String name, String user, String password) {
    /** The address for JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** A new JDBC connection as the owner, in auto-commit mode; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }
}
