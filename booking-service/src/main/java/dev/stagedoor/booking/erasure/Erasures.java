package dev.stagedoor.booking.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Users whose account was deleted, and what here still refers to them. */
public interface Erasures {

    /**
     * Notes that accounts were deleted; those known already stay as they are.
     *
     * @param messageByUser which message said so
     */
    Mono<Void> begin(Map<UUID, UUID> messageByUser, Instant now);

    /** Users that something here refers to, or whose receipt is due. */
    Flux<UUID> due(int limit);

    /** Bookings of a user that could still be given up. */
    Flux<UUID> openBookings(UUID userId);

    /**
     * Puts nobody in the place of a user in bookings that nothing more is to come of, {@code limit} at most; emits how
     * many. Those that wait for seats, money, or the outcome of a payment are left for later.
     */
    Mono<Long> forgetBookings(UUID userId, int limit, Instant now);

    /** Puts nobody in the place of a user in all but the bookings: keys of requests, events organized, invitations. */
    Mono<Void> forgetRest(UUID userId);

    /** Notes that a user is erased, if no booking refers to the user any more. Emits whether this call was the one. */
    Mono<Boolean> finish(UUID userId, Instant now);

    /** Forgets even that there were users, who were erased before a moment. */
    Mono<Void> forgetErased(Instant before);
}
