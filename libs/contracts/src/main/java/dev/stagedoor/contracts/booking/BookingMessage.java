package dev.stagedoor.contracts.booking;

import java.util.UUID;

/** What booking-service says of a booking. */
public sealed interface BookingMessage
        permits BookingRequested, BookingHeld, BookingRejected, BookingConfirmed, BookingRefunded, BookingReleased {
    UUID bookingId();

    UUID eventId();
}
