package dev.stagedoor.notification.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Where guests without an account are reached about their bookings. */
public interface Guests {
    /** Stores these addresses in place of what was known of the guests. Names a guest once at most. */
    Mono<Void> keep(Collection<Guest> guests, Instant now);

    /**
     * Forgets guests whose events have all ended before {@code endedBefore}, and those who gave an address before
     * {@code givenBefore} and of whose booking nothing was heard. Emits how many.
     */
    Mono<Long> forget(Instant endedBefore, Instant givenBefore);

    /** A guest's address, and the booking for which it was given. */
    record Guest(UUID guestId, UUID bookingId, String email) {}
}
