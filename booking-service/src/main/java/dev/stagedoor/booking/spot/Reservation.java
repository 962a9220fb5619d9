package dev.stagedoor.booking.spot;

import dev.stagedoor.booking.view.BookingView;
import java.util.UUID;

/** What became of a guest's wish. */
public sealed interface Reservation {

    /** As far as the reservation has come: with its ticket, or still on the way to it. */
    record Known(BookingView view) implements Reservation {}

    /** Not decided yet. */
    record Undecided(UUID bookingId) implements Reservation {}

    /** There is no seat. */
    record Refused(String reason) implements Reservation {}

    record NoSuchSpot() implements Reservation {}

    record NoSuchSlot() implements Reservation {}

    /** The spot was just opened and its seats are being set up. */
    record NotReady() implements Reservation {}

    record KeyReused() implements Reservation {}
}
