package dev.stagedoor.event.waiting;

import dev.stagedoor.event.waiting.model.Terms;
import dev.stagedoor.event.waiting.model.WaitingRoom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The terms of all waiting rooms. */
public interface WaitingRooms {
    /** Empty where the event has no room. */
    Mono<Terms> find(UUID eventId);

    /** Those of events that everybody may book, opened after {@code since} or not yet, by their opening. */
    Mono<List<WaitingRoom>> openedAfter(Instant since);

    /** How many an organizer has that opened after {@code since} or have not yet. */
    Mono<Long> count(UUID organizerId, Instant since);

    Mono<Void> put(UUID eventId, Terms terms);

    Mono<Void> remove(UUID eventId);
}
