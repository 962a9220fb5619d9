package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.availability.Pools;
import dev.stagedoor.event.catalogue.model.EditOutcome;
import dev.stagedoor.event.catalogue.model.EditOutcome.Done;
import dev.stagedoor.event.catalogue.model.EditOutcome.NoSuchEvent;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventChanges;
import dev.stagedoor.event.catalogue.model.EventView;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one way to change an event that exists: in one transaction, lock it, check who asks and which revision they saw,
 * decide, store the new state and what is told of it.
 */
@Component
class EventEdits {
    private final Events events;
    private final Pools pools;
    private final TransactionalOperator transaction;

    EventEdits(Events events, Pools pools, TransactionalOperator transaction) {
        this.events = events;
        this.pools = pools;
        this.transaction = transaction;
    }

    Mono<EditOutcome> apply(EditRequest request, Function<EventView, EditOutcome> decision) {
        return locked(request, view -> storeIfChanged(view.event(), decision.apply(view)));
    }

    /** Runs {@code work} with the locked event unless the caller may not change it. */
    Mono<EditOutcome> locked(EditRequest request, Function<EventView, Mono<EditOutcome>> work) {
        return events.lock(List.of(request.eventId()))
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return Mono.just((EditOutcome) new NoSuchEvent());
                    }
                    Event event = found.getFirst();
                    return EventChanges.refusal(event, request.userId(), request.precondition())
                            .map(Mono::just)
                            .orElseGet(() -> view(event).flatMap(work));
                })
                .as(transaction::transactional);
    }

    private Mono<EventView> view(Event event) {
        return pools.of(List.of(event.id())).map(availability -> new EventView(event, availability));
    }

    private Mono<EditOutcome> storeIfChanged(Event before, EditOutcome outcome) {
        if (!(outcome instanceof Done(EventView view)) || view.event().equals(before)) {
            return Mono.just(outcome);
        }
        EventChange change = EventChange.of(before, view.event());
        return events.store(List.of(change)).thenReturn(new Done(new EventView(change.after(), view.availability())));
    }
}
