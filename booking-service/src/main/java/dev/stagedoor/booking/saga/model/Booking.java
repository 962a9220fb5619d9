package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.PricedItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A booking.
 *
 * @param attempt how often its seats were asked for
 * @param version of the row it was read from; storing a change asks for it again
 */
public record Booking(
        UUID id,
        UUID userId,
        UUID eventId,
        Instant bookedAt,
        List<PricedItem> items,
        Money total,
        int attempt,
        long version,
        BookingState state) {

    /** Of a booking that was just made. */
    public static final long FIRST_VERSION = 1;

    public Status status() {
        return state.status();
    }

    public boolean isFree() {
        return total.isNothing();
    }

    Booking in(BookingState next) {
        return new Booking(id, userId, eventId, bookedAt, items, total, attempt, version, next);
    }

    Booking askingAgain(UUID payment) {
        return new Booking(
                id, userId, eventId, bookedAt, items, total, attempt + 1, version, new BookingState.Pending(payment));
    }
}
