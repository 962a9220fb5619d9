package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.service.trace.Traced;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An organizer publishes a draft: the transaction that marks it also appends {@code EventPublished} to the outbox, which
 * opens its pools in ticket-service and makes it known to booking-service. Publishing again changes nothing.
 */
@Component
public class PublishEvent {
    private static final Logger log = LoggerFactory.getLogger(PublishEvent.class);

    private final EventEdits edits;
    private final Clock clock;

    PublishEvent(EventEdits edits, Clock clock) {
        this.edits = edits;
        this.clock = clock;
    }

    public Mono<EditOutcome> publish(EditRequest request) {
        return edits.apply(
                        request,
                        now -> EventChanges.publish(now, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .delayUntil(outcome -> Traced.line(() -> log.info(
                        "publish event {}: {}",
                        request.eventId(),
                        outcome.getClass().getSimpleName())));
    }
}
