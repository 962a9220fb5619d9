package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.offer.model.Terms;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking.
 *
 * @param refunded what the organizer paid back of it while it stood
 * @param terms null: made by a version that did not keep them, so those of today count
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
        Money refunded,
        @Nullable Terms terms,
        int attempt,
        long version,
        BookingState state) {

    /** Of a booking that was just made. */
    public static final long FIRST_VERSION = 1;

    public Status status() {
        return state.status();
    }

    public boolean isFree() {
        return total.comesToNothing();
    }

    /** What of the price the organizer has not paid back. */
    public Money left() {
        return total.minus(refunded);
    }

    Booking in(BookingState next) {
        return new Booking(id, userId, eventId, bookedAt, items, total, refunded, terms, attempt, version, next);
    }

    Booking refunding(Money part) {
        return new Booking(
                id, userId, eventId, bookedAt, items, total, refunded.plus(part), terms, attempt, version, state);
    }

    Booking askingAgain(UUID payment) {
        BookingState pending = new BookingState.Pending(payment);
        return new Booking(id, userId, eventId, bookedAt, items, total, refunded, terms, attempt + 1, version, pending);
    }
}
