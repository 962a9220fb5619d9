package dev.stagedoor.booking.cancellation;

import dev.stagedoor.booking.cancellation.EventCancellations.Report;
import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.service.problem.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells organizers how far the cancellation of their event is. */
@Component
public class ReadCancellation {
    private final Offers offers;
    private final EventCancellations cancellations;

    ReadCancellation(Offers offers, EventCancellations cancellations) {
        this.offers = offers;
        this.cancellations = cancellations;
    }

    /** Errors with 404 for no event or none that was called off, 403 for somebody else's. */
    public Mono<Report> of(UUID eventId, UUID reader) {
        return offers.find(eventId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")))
                .filter(offer -> offer.organizerId().equals(reader))
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("This event is somebody else's.")))
                .flatMap(_ -> cancellations.report(eventId))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("cancellation: the event takes place")));
    }
}
