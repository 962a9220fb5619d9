package dev.stagedoor.suite.invariants;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A service's database, and how to get in.
 *
 * @param service who owns it, for the reader of a violation
 */
public record Database(String service, String host, int port, String name, String user, String password) {

    /** A connection that reads only. */
    public Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(user);
        source.setPassword(password);
        source.setReadOnly(true);
        return source.getConnection();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
