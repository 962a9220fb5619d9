package dev.stagedoor.booking.offer.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket type on offer.
 *
 * @param salesStart null: on sale since publishing
 * @param salesEnd the first moment without sale; null: the start of the event
 * @param poolOpen whether its pool of seats is known to exist, so that a request for it is decided after that
 * @param suspended whether its sale is stopped, for its books do not agree
 * @param slot when it admits; null: for the whole event
 */
public record TicketOffer(
        UUID id,
        Money price,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking,
        boolean poolOpen,
        boolean suspended,
        @Nullable Slot slot) {

    /** A stretch of time within a spot. */
    public record Slot(Instant start, Instant end) {}

    boolean isOnSale(Instant now) {
        return (salesStart == null || !now.isBefore(salesStart)) && (salesEnd == null || now.isBefore(salesEnd));
    }
}
