package dev.stagedoor.booking.offer;

import dev.stagedoor.booking.offer.model.Offer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What can be booked. */
public interface Offers {

    /** Empty where the event is not in the catalogue, or not yet. */
    Mono<Offer> find(UUID eventId);

    /** The event of a spot by the key of its name: the newest one that takes place, else the newest; empty where none. */
    Mono<UUID> findSpot(String key);

    /** Keeps those that are newer than what is known, each with exactly its ticket types. One per event. */
    Mono<Void> keepNewest(Collection<Offer> offers);

    /** Notes that events were called off, for good: what their bookings then go through begins here. */
    Mono<Void> callOff(Collection<CallOff> callOffs);

    /** Which of the events were called off. */
    Mono<Set<UUID>> calledOff(Collection<UUID> eventIds);

    /**
     * The organizer's word that an event does not take place.
     *
     * @param reason in the organizer's own words
     * @param messageId which message brought it
     */
    record CallOff(UUID eventId, @Nullable String reason, Instant at, UUID messageId) {}

    /**
     * Notes that pools exist; those known already stay as they are.
     *
     * @param eventByTicketType which event each belongs to; it may not be in the catalogue yet
     */
    Mono<Void> openPools(Map<UUID, UUID> eventByTicketType);
}
