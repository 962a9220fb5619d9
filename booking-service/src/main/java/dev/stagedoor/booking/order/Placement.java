package dev.stagedoor.booking.order;

import dev.stagedoor.booking.offer.model.Quote;
import dev.stagedoor.booking.view.BookingView;
import java.util.UUID;

/** What became of an order while its client waited. */
public sealed interface Placement {

    /** It is decided. */
    record Decided(BookingView view) implements Placement {}

    /** It is stored and will be decided. */
    record Undecided(UUID bookingId) implements Placement {}

    /** It was not stored: it makes no sense for this offer, or there is none. */
    record NotPlaced(Quote why) implements Placement {}

    /** It was not stored: whose token it came with is no more. */
    record AccountDeleted() implements Placement {}

    /** Its key belongs to another request. */
    record KeyReused() implements Placement {}
}
