package dev.stagedoor.booking.offer;

import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.service.problem.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds events for those who organize them, and tells nobody else that there is a private one. */
@Component
public class OwnEvents {
    private final Offers offers;

    OwnEvents(Offers offers) {
        this.offers = offers;
    }

    /** Errors with 404 for no event or somebody else's private one, 403 for another of somebody else's. */
    public Mono<Offer> find(UUID eventId, UUID reader) {
        return offers.find(eventId)
                .filter(offer -> offer.belongsTo(reader) || !offer.isPrivate())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")))
                .filter(offer -> offer.belongsTo(reader))
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("This event is somebody else's.")));
    }
}
