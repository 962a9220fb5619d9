package dev.stagedoor.notification.report.model;

import dev.stagedoor.notification.mail.model.Amount;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at an event. However often it is told, it happened once for its kind and source.
 *
 * @param source the booking, refund or ticket that it happened to
 * @param quantity seats, tickets, or 1
 * @param money paid, or paid back; null: none
 */
public record Fact(
        Kind kind,
        UUID source,
        UUID eventId,
        Instant at,
        int quantity,
        @Nullable Amount money) {

    /** What happened. */
    public enum Kind {
        /** A booking was confirmed; the money is its price. */
        CONFIRMED,
        /** The tickets of a booking were issued. */
        SOLD,
        /** A booking ended; the money is what is paid back. Counts if the booking had been confirmed. */
        CANCELLED,
        /** A part of a booking's price was paid back while the booking stands. */
        REFUNDED,
        /** A ticket's bearer was let in. */
        CHECKED_IN;

        /** Its name in the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of this {@link #code()}. */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
