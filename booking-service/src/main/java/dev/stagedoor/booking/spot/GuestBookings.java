package dev.stagedoor.booking.spot;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Bookings of people without an account. */
public interface GuestBookings {

    /** Whether a booking is a guest's; false where there is none. */
    Mono<Boolean> isGuests(UUID bookingId);
}
