package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.saga.model.Booking;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bookings, to be changed. Every method works in the transaction under way. */
public interface Bookings {

    /** Reads those that exist as they are, for whoever waits for them. */
    Flux<Booking> find(Collection<UUID> ids);

    /** Locks and reads those that exist, in the order of their ids so that two lockers never wait for each other. */
    Flux<Booking> lock(Collection<UUID> ids);

    /** Locks and reads held ones that are due, passing over those that others have locked. */
    Flux<Booking> lockDue(Instant now, int limit);

    /**
     * Locks and reads open ones of an event, newest first, passing over those that others have locked.
     *
     * @param before where the batch before this one ended
     */
    Mono<OpenOnes> lockOpen(UUID eventId, Place before, int limit);

    /** Bookings of one batch, and where it ended. */
    record OpenOnes(List<Booking> bookings, Place last) {}

    /** Where a booking stands among those of its event. */
    record Place(Instant bookedAt, UUID id) {
        /** Before every booking, newest first. */
        public static final Place FIRST = new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
    }

    /**
     * Stores what the transitions lead to, and their steps, as one statement. Errors, so that the transaction is rolled
     * back whole, when a row is no longer of the version that was read.
     */
    Mono<Void> save(List<Transition> transitions, Instant now);

    /** Adds a line to the timeline, beside the booking's current state. */
    Mono<Void> note(UUID bookingId, String reason, Instant now);

    /** When the oldest pending booking became so; empty if none is pending. */
    Mono<Instant> oldestPending();
}
