package dev.stagedoor.event.waiting;

import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.waiting.model.Outcome;
import dev.stagedoor.event.waiting.model.Terms;
import dev.stagedoor.event.waiting.model.WaitingRoom;
import dev.stagedoor.event.waiting.model.WaitingRoomRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An organizer puts a waiting room before an event, or takes it away. */
@Component
public class EditWaitingRoom {
    private final Events events;
    private final WaitingRooms rooms;
    private final WaitingRoomLimits limits;
    private final TransactionalOperator transaction;
    private final Clock clock;

    EditWaitingRoom(
            Events events,
            WaitingRooms rooms,
            WaitingRoomLimits limits,
            TransactionalOperator transaction,
            Clock clock) {
        this.events = events;
        this.rooms = rooms;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The event has a room of these terms from now on. */
    public Mono<Outcome> set(UUID eventId, UUID userId, Terms wanted) {
        return locked(
                eventId,
                userId,
                event -> current(eventId)
                        .flatMap(current -> store(event, current.isEmpty(), decide(event, current, wanted))));
    }

    /** Whoever waits may book at once. */
    public Mono<Outcome> remove(UUID eventId, UUID userId) {
        return locked(
                eventId,
                userId,
                event -> current(eventId)
                        .flatMap(current -> current.map(terms -> rooms.remove(eventId)
                                        .thenReturn((Outcome) new Outcome.Done(new WaitingRoom(
                                                eventId, event.details().name(), terms))))
                                .orElseGet(() -> Mono.just(new Outcome.NoSuchRoom()))));
    }

    private Mono<Optional<Terms>> current(UUID eventId) {
        return rooms.find(eventId).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Outcome decide(Event event, Optional<Terms> current, Terms wanted) {
        return WaitingRoomRules.set(event, current.orElse(null), wanted, clock.instant(), limits.notice());
    }

    private Mono<Outcome> store(Event event, boolean isNew, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done(WaitingRoom room))) {
            return Mono.just(outcome);
        }
        Mono<Outcome> stored = rooms.put(event.id(), room.terms()).thenReturn(outcome);
        Instant since = clock.instant().minus(limits.lasts());
        return isNew
                ? rooms.count(event.organizerId(), since)
                        .flatMap(count -> count < limits.perOrganizer() ? stored : Mono.just(new Outcome.TooMany()))
                : stored;
    }

    private Mono<Outcome> locked(UUID eventId, UUID userId, Function<Event, Mono<Outcome>> work) {
        return events.lock(List.of(eventId))
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return Mono.just((Outcome) new Outcome.NoSuchEvent());
                    }
                    Event event = found.getFirst();
                    return WaitingRoomRules.refusal(event, userId)
                            .map(Mono::just)
                            .orElseGet(() -> work.apply(event));
                })
                .as(transaction::transactional);
    }
}
