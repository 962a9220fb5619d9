package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.catalogue.model.EventContent;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An organizer drafts an event. */
@Component
public class CreateEvent {
    private final Events events;
    private final TransactionalOperator transaction;
    private final IdSource ids;
    private final Clock clock;

    CreateEvent(Events events, TransactionalOperator transaction, IdSource ids, Clock clock) {
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<EventView> create(UUID organizerId, EventContent content) {
        Event event = EventChanges.create(
                organizerId, content, ids::next, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return events.store(List.of(EventChange.created(event)))
                .as(transaction::transactional)
                .thenReturn(new EventView(event, Availability.UNKNOWN));
    }
}
