package dev.stagedoor.booking.offer;

import dev.stagedoor.booking.offer.model.Offer;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What can be booked. */
public interface Offers {

    /** Empty where the event is not in the catalogue, or not yet. */
    Mono<Offer> find(UUID eventId);

    /** Keeps those that are newer than what is known, each with exactly its ticket types. One per event. */
    Mono<Void> keepNewest(Collection<Offer> offers);

    /**
     * Notes that pools exist; those known already stay as they are.
     *
     * @param eventByTicketType which event each belongs to; it may not be in the catalogue yet
     */
    Mono<Void> openPools(Map<UUID, UUID> eventByTicketType);
}
