package dev.stagedoor.gateway.waiting;

import dev.stagedoor.gateway.waiting.model.Arrival;
import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.gateway.waiting.model.Standing;
import dev.stagedoor.gateway.waiting.model.Terms;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Somebody comes to a room. They have their place when the log has told of them, so what they are told is what every gateway
 * tells. Whoever has a place keeps it, however often they come.
 */
@Component
public final class JoinRoom {
    private final Rooms rooms;
    private final Arrivals log;
    private final WaitingRoomLimits limits;
    private final Clock clock;
    private final ConcurrentMap<Comer, Sinks.Empty<Void>> awaited = new ConcurrentHashMap<>();

    private record Comer(UUID eventId, UUID account) {}

    JoinRoom(Rooms rooms, Arrivals log, WaitingRoomLimits limits, Clock clock) {
        this.rooms = rooms;
        this.log = log;
        this.limits = limits;
        this.clock = clock;
    }

    /** What came of the wish. */
    public sealed interface Outcome {
        record Joined(Standing standing) implements Outcome {}

        record TooEarly(Instant joinableFrom) implements Outcome {}

        record NoSuchRoom() implements Outcome {}

        /** The log cannot be read or written right now, or nobody more fits into this gateway's memory. */
        record Unavailable() implements Outcome {}
    }

    /** What the log tells; wakes who waits for it. */
    public void take(UUID eventId, Arrival arrival) {
        rooms.take(eventId, arrival);
        UUID account = arrival.account();
        Sinks.Empty<Void> waiting = account == null ? null : awaited.remove(new Comer(eventId, account));
        if (waiting != null) {
            var _ = waiting.tryEmitEmpty();
        }
    }

    public Mono<Outcome> join(UUID eventId, UUID account) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            Room room = rooms.inForce(eventId, now).orElse(null);
            Terms terms = room == null ? null : room.terms().orElse(null);
            if (room == null || terms == null) {
                return Mono.just(rooms.areKnown() ? new Outcome.NoSuchRoom() : new Outcome.Unavailable());
            }
            if (!terms.isJoinable(now)) {
                return Mono.just(new Outcome.TooEarly(terms.joinableFrom()));
            }
            if (!log.isCaughtUp()) {
                return Mono.just(new Outcome.Unavailable());
            }
            Standing standing = room.standing(account, now);
            if (!standing.isOutside()) {
                return Mono.just(new Outcome.Joined(standing));
            }
            return rooms.size() < limits.maxPlaces()
                    ? arrive(new Comer(eventId, account), room)
                    : Mono.just(new Outcome.Unavailable());
        });
    }

    private Mono<Outcome> arrive(Comer comer, Room room) {
        Sinks.Empty<Void> mine = Sinks.empty();
        Sinks.Empty<Void> first = awaited.putIfAbsent(comer, mine);
        Mono<Void> told =
                first == null ? log.append(comer.eventId(), comer.account()).then(mine.asMono()) : first.asMono();
        return told.timeout(limits.joinTimeout())
                .onErrorComplete()
                .doFinally(_ -> {
                    // Others may wait for the same record; whether it came, the room knows.
                    awaited.remove(comer, mine);
                    var _ = mine.tryEmitEmpty();
                })
                .then(Mono.fromSupplier(() -> {
                    Standing standing = room.standing(comer.account(), clock.instant());
                    return standing.isOutside() ? new Outcome.Unavailable() : new Outcome.Joined(standing);
                }));
    }
}
