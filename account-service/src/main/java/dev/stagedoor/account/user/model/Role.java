package dev.stagedoor.account.user.model;

import java.util.Locale;
import java.util.Optional;

/** What an account may do. */
public enum Role {
    /** Buys tickets. */
    ATTENDEE,
    /** Sells tickets, and buys them. */
    ORGANIZER;

    /** The role of this name, in whatever case. */
    public static Optional<Role> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "attendee" -> Optional.of(ATTENDEE);
            case "organizer" -> Optional.of(ORGANIZER);
            default -> Optional.empty();
        };
    }

    /** The name in tokens, messages and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
