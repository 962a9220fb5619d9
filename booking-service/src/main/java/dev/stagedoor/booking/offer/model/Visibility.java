package dev.stagedoor.booking.offer.model;

import java.util.Locale;

/** Who may know of an event. */
public enum Visibility {
    PUBLIC,
    /** Its organizer and whoever is invited. */
    PRIVATE;

    /** As it is stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a {@link #code}. */
    public static Visibility of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
