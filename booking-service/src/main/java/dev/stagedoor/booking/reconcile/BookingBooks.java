package dev.stagedoor.booking.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bookings and the tickets that are known of them. */
public interface BookingBooks {

    /**
     * Compares bookings with their tickets, newest first, in one statement and so as of one moment.
     *
     * @param below the booking to go on behind; null: from the newest
     * @param grace see {@link ReconcileProperties#grace()}
     */
    Mono<Slice> slice(@Nullable UUID below, int limit, Duration grace);

    /** Emits what differs now in those bookings. */
    Flux<Difference> differing(Collection<UUID> bookings, Duration grace);

    /** Stops the sale of ticket types, each for its reason, and emits those that were on sale until now. */
    Flux<UUID> stop(Map<UUID, String> reasons, Instant at);

    /** Puts a ticket type on sale again; emits whether its sale was stopped. */
    Mono<Boolean> resume(UUID ticketType);

    /** Emits the ticket types whose sale is stopped. */
    Flux<Stopped> stopped();

    /**
     * What one statement found.
     *
     * @param last the last booking that was looked at; null: there are no more
     */
    record Slice(@Nullable UUID last, List<Difference> differences) {}

    /**
     * A booking that has other tickets than it should.
     *
     * @param seats that are confirmed; 0 for a booking that has ended
     * @param tickets that admit or have
     */
    record Difference(UUID bookingId, UUID ticketTypeId, long seats, long tickets) {}

    /** A ticket type whose sale is stopped. */
    record Stopped(UUID ticketTypeId, UUID eventId, Instant since, String reason) {}
}
