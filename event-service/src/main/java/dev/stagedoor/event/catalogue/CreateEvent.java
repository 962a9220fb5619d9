package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.NewEvent;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An organizer drafts an event; one with initial tickets is published by the same transaction. */
@Component
public class CreateEvent {
    private final Events events;
    private final OwnedWork owned;
    private final IdSource ids;
    private final Clock clock;

    CreateEvent(Events events, OwnedWork owned, IdSource ids, Clock clock) {
        this.events = events;
        this.owned = owned;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<EditOutcome> create(UUID organizerId, NewEvent wanted) {
        EditOutcome outcome = EventChanges.create(
                organizerId, wanted, ids::next, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return outcome instanceof Done(EventView view)
                ? owned.of(
                        organizerId,
                        events.store(List.of(EventChange.created(view.event()))).thenReturn(outcome))
                : Mono.just(outcome);
    }
}
