package dev.stagedoor.event.spot;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.Events;
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
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An organizer opens a spot: an event that is published by the transaction that stores it. */
@Component
public class OpenSpot {
    private final Events events;
    private final TransactionalOperator transaction;
    private final IdSource ids;

    OpenSpot(Events events, TransactionalOperator transaction, IdSource ids) {
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Opened(EventView view) implements Outcome {}

        record NameTaken() implements Outcome {}
    }

    public Mono<Outcome> open(UUID organizerId, WantedSpot wanted, Instant now) {
        Event event = SpotRules.event(organizerId, wanted, ids::next, now);
        return events.store(List.of(EventChange.created(event)))
                .as(transaction::transactional)
                .thenReturn((Outcome) new Outcome.Opened(new EventView(event, Availability.UNKNOWN)))
                // Outside of the transaction, which is rolled back whole. Fresh ids clash with nothing: it is the name.
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new Outcome.NameTaken()));
    }
}
