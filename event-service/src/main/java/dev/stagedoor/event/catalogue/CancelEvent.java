package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.Endings;
import dev.stagedoor.service.trace.Traced;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An organizer calls a published event off: the transaction that marks it also appends {@code EventCancelled} to the
 * outbox, upon which booking-service cancels and pays back every booking and ticket-service voids every ticket.
 */
@Component
public class CancelEvent {
    private static final Logger log = LoggerFactory.getLogger(CancelEvent.class);

    private final EventEdits edits;
    private final Clock clock;

    CancelEvent(EventEdits edits, Clock clock) {
        this.edits = edits;
        this.clock = clock;
    }

    public Mono<EditOutcome> cancel(EditRequest request, @Nullable String reason) {
        return edits.apply(
                        request,
                        now -> Endings.cancel(now, reason, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .delayUntil(outcome -> Traced.line(() -> log.info(
                        "cancel event {}: {}",
                        request.eventId(),
                        outcome.getClass().getSimpleName())));
    }
}
