package dev.stagedoor.booking.offer;

import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.service.problem.Problem;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds events for those who organize them, and tells nobody else that there is a private one. */
@Component
public class OwnEvents {
    private static final Duration WORD_ON_ITS_WAY = Duration.ofSeconds(1);

    private final Offers offers;
    private final Catalogue catalogue;

    OwnEvents(Offers offers, Catalogue catalogue) {
        this.offers = offers;
        this.catalogue = catalogue;
    }

    /**
     * Errors with 404 for no event or somebody else's private one, 403 for another of somebody else's, and 503 for one whose
     * word is on its way.
     */
    public Mono<Offer> find(UUID eventId, UUID reader) {
        return offers.find(eventId)
                .switchIfEmpty(Mono.defer(() -> awaited(eventId)))
                .filter(offer -> offer.belongsTo(reader) || !offer.isPrivate())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")))
                .filter(offer -> offer.belongsTo(reader))
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("This event is somebody else's.")));
    }

    private Mono<Offer> awaited(UUID eventId) {
        return catalogue
                .hasPublished(eventId, Set.of())
                .filter(published -> published)
                .flatMap(_ -> Mono.error(
                        Problem.unavailable("The event was just published. Try again in a moment.", WORD_ON_ITS_WAY)));
    }
}
