package dev.stagedoor.booking.saga.model;

import java.util.Locale;

/** How far a booking has come, in a word. */
public enum Status {
    PENDING,
    HELD,
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLED;

    /** As it is stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
