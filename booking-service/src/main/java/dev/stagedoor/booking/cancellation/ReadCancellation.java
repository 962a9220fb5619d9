package dev.stagedoor.booking.cancellation;

import dev.stagedoor.booking.cancellation.EventCancellations.Report;
import dev.stagedoor.booking.offer.OwnEvents;
import dev.stagedoor.service.problem.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells organizers how far the cancellation of their event is. */
@Component
public class ReadCancellation {
    private final OwnEvents events;
    private final EventCancellations cancellations;

    ReadCancellation(OwnEvents events, EventCancellations cancellations) {
        this.events = events;
        this.cancellations = cancellations;
    }

    /** Errors as {@link OwnEvents#find} does, and with 404 for one that takes place. */
    public Mono<Report> of(UUID eventId, UUID reader) {
        return events.find(eventId, reader)
                .flatMap(_ -> cancellations.report(eventId))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("cancellation: the event takes place")));
    }
}
