package dev.stagedoor.event.spot;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.catalogue.OwnedWork;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.spot.model.SpotRules;
import dev.stagedoor.event.spot.model.WantedSpot;
import dev.stagedoor.service.id.IdSource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An organizer opens a spot: an event that is published by the transaction that stores it. */
@Component
public class OpenSpot {
    private final Events events;
    private final OwnedWork owned;
    private final IdSource ids;

    OpenSpot(Events events, OwnedWork owned, IdSource ids) {
        this.events = events;
        this.owned = owned;
        this.ids = ids;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Opened(EventView view) implements Outcome {}

        record NameTaken() implements Outcome {}
    }

    public Mono<Outcome> open(UUID organizerId, WantedSpot wanted, Instant now) {
        Event event = SpotRules.event(organizerId, wanted, ids::next, now);
        Outcome opened = new Outcome.Opened(new EventView(event, Availability.UNKNOWN));
        return owned.of(
                        organizerId,
                        events.store(List.of(EventChange.created(event))).thenReturn(opened))
                // Outside of the transaction, which is rolled back whole. Fresh ids clash with nothing: it is the name.
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new Outcome.NameTaken()));
    }
}
