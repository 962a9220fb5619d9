package dev.stagedoor.booking.offer;

import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The catalogue itself, for what the copy of it does not know: there is no such thing, or the word of it is still on its
 * way, for as long as a dead replica's partitions belong to nobody. Errors with 503 where it does not answer.
 */
public interface Catalogue {

    /** Whether an event is published that the caller of this request may know of, and has all these ticket types. */
    Mono<Boolean> hasPublished(UUID eventId, Set<UUID> ticketTypes);

    /** Whether there is a spot of this name. */
    Mono<Boolean> hasSpot(String name);
}
