package dev.stagedoor.benchmarks.onsale.shop;

import java.sql.SQLException;

/** How a shop makes sure that it sells no seat twice. */
public enum SeatTaking {
    /** Locks the row, looks, counts up. */
    FOR_UPDATE("SELECT … FOR UPDATE", 0) {
        @Override
        boolean take(ShopSession session) throws SQLException {
            return session.lockAndCheck() && session.countUp();
        }
    },
    /** Looks, then counts up if nobody else has meanwhile; else once more, in a transaction of its own. */
    OPTIMISTIC("optimistic, 5 retries", 5) {
        @Override
        boolean take(ShopSession session) throws SQLException {
            return session.countUpIfUnchanged(session.version());
        }
    },
    /** Looks and counts up in one statement. */
    CONDITIONAL("conditional UPDATE", 0) {
        @Override
        boolean take(ShopSession session) throws SQLException {
            return session.countUpIfLeft();
        }
    },
    /** Takes no seat: what the database could do if there were no row that everybody wants. */
    NONE("no hot row", 0) {
        @Override
        boolean take(ShopSession session) {
            return true;
        }
    };

    private final String title;
    private final int retries;

    SeatTaking(String title, int retries) {
        this.title = title;
        this.retries = retries;
    }

    public String title() {
        return title;
    }

    int retries() {
        return retries;
    }

    /** Takes a seat inside the transaction of the session; whether there was one. */
    abstract boolean take(ShopSession session) throws SQLException;
}
