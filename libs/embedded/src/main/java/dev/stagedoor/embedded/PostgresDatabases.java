package dev.stagedoor.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** Creates databases and their owners as the superuser. */
final class PostgresDatabases {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final PGSimpleDataSource admin = new PGSimpleDataSource();

    PostgresDatabases(int port, String password) {
        admin.setServerNames(new String[] {PostgresSettings.HOST});
        admin.setPortNumbers(new int[] {port});
        admin.setDatabaseName("postgres");
        admin.setUser(PostgresSettings.SUPERUSER);
        admin.setPassword(password);
    }

    /** By default every user may connect to the databases that initdb makes, and list what the others hold. */
    void closeToStrangers() throws SQLException {
        try (Connection connection = admin.getConnection()) {
            execute(connection, "REVOKE ALL ON DATABASE postgres FROM PUBLIC");
            execute(connection, "REVOKE ALL ON DATABASE template1 FROM PUBLIC");
        }
    }

    void create(String name, String user, String password) throws SQLException {
        requireIdentifier(name);
        requireIdentifier(user);
        if (user.equals(PostgresSettings.SUPERUSER) || password.isEmpty()) {
            throw new IllegalArgumentException("a service needs a user of its own and a password");
        }
        try (Connection connection = admin.getConnection()) {
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user) ? "ALTER" : "CREATE";
            execute(
                    connection,
                    format(
                            connection,
                            verb + " ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L",
                            user,
                            password));
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                // template0: nobody can be connected to it, which would make this fail.
                execute(connection, format(connection, "CREATE DATABASE %I OWNER %I TEMPLATE template0", name, user));
            }
            // Outside the check: a process killed between the two statements would leave the database open.
            execute(connection, format(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name, name));
        }
    }

    private static void requireIdentifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a database or user: " + name);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** Lets the server quote: these statements take no parameters. */
    private static String format(Connection connection, String template, String first, String second)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT format(?, ?, ?)")) {
            statement.setString(1, template);
            statement.setString(2, first);
            statement.setString(3, second);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("format() returned no row");
                }
                return result.getString(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
