package dev.stagedoor.benchmarks.onsale.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;

/** One connection of a naive shop, with its statements prepared. */
final class ShopSession implements AutoCloseable {
    private final Connection connection;
    private final long pool;
    private final long user;
    private final PreparedStatement key;
    private final PreparedStatement lock;
    private final PreparedStatement up;
    private final PreparedStatement version;
    private final PreparedStatement upIfUnchanged;
    private final PreparedStatement upIfLeft;
    private final PreparedStatement booking;

    private ShopSession(Connection connection, long pool, long user) throws SQLException {
        this.connection = connection;
        this.pool = pool;
        this.user = user;
        key = connection.prepareStatement(
                "INSERT INTO onsale.idempotency_keys (user_id, key, booking_id) VALUES (?, ?, ?)");
        lock = connection.prepareStatement("SELECT capacity - sold FROM onsale.pools WHERE id = ? FOR UPDATE");
        up = connection.prepareStatement("UPDATE onsale.pools SET sold = sold + 1 WHERE id = ?");
        version = connection.prepareStatement("SELECT version FROM onsale.pools WHERE id = ? AND sold < capacity");
        upIfUnchanged = connection.prepareStatement(
                "UPDATE onsale.pools SET sold = sold + 1, version = version + 1 WHERE id = ? AND version = ?");
        upIfLeft =
                connection.prepareStatement("UPDATE onsale.pools SET sold = sold + 1 WHERE id = ? AND sold < capacity");
        booking = connection.prepareStatement(
                "INSERT INTO onsale.bookings (id, pool_id, user_id, quantity, status) VALUES (?, ?, ?, 1, 'confirmed')");
    }

    static ShopSession begin(Connection connection, long pool, long user) throws SQLException {
        // On the server from the first use on.
        connection.unwrap(PGConnection.class).setPrepareThreshold(1);
        connection.setAutoCommit(false);
        return new ShopSession(connection, pool, user);
    }

    /** One transaction: the key, the seat, the booking. Nothing of it stays where there was no seat. */
    boolean book(SeatTaking taking) throws SQLException {
        UUID id = UUID.randomUUID();
        key.setLong(1, user);
        key.setObject(2, id);
        key.setObject(3, id);
        key.executeUpdate();
        if (!taking.take(this)) {
            connection.rollback();
            return false;
        }
        booking.setObject(1, id);
        booking.setLong(2, pool);
        booking.setLong(3, user);
        booking.executeUpdate();
        connection.commit();
        return true;
    }

    boolean lockAndCheck() throws SQLException {
        return number(lock) > 0;
    }

    boolean countUp() throws SQLException {
        up.setLong(1, pool);
        return up.executeUpdate() == 1;
    }

    long version() throws SQLException {
        return number(version);
    }

    boolean countUpIfUnchanged(long seen) throws SQLException {
        upIfUnchanged.setLong(1, pool);
        upIfUnchanged.setLong(2, seen);
        return upIfUnchanged.executeUpdate() == 1;
    }

    boolean countUpIfLeft() throws SQLException {
        upIfLeft.setLong(1, pool);
        return upIfLeft.executeUpdate() == 1;
    }

    private long number(PreparedStatement query) throws SQLException {
        query.setLong(1, pool);
        try (ResultSet result = query.executeQuery()) {
            return result.next() ? result.getLong(1) : -1;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
