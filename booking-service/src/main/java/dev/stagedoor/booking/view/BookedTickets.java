package dev.stagedoor.booking.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The tickets of bookings, as ticket-service tells of them. */
public interface BookedTickets {

    /** Adds those that are not known. */
    Mono<Void> issued(List<Issued> tickets, Instant now);

    /** Notes who was let in. A ticket that is void by now stays so; tickets of no booking are passed over. */
    Mono<Void> redeemed(List<Moved> tickets, Instant now);

    /** Notes which tickets admit nobody any more; tickets of no booking are passed over. */
    Mono<Void> voided(List<Moved> tickets, Instant now);

    /**
     * A ticket and the booking it was issued for.
     *
     * @param messageId which message said so
     */
    record Issued(UUID id, UUID bookingId, UUID ticketTypeId, UUID messageId) {}

    /** A ticket that something happened to, and which message said so. */
    record Moved(UUID id, UUID messageId) {}
}
