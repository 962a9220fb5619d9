package dev.stagedoor.gateway.waiting;

import dev.stagedoor.gateway.waiting.model.Arrival;
import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.gateway.waiting.model.Seed;
import dev.stagedoor.gateway.waiting.model.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All rooms that this gateway has heard of: from event-service, from the log, or both. */
@Component
public final class Rooms {
    private final WaitingRoomLimits limits;
    private final ConcurrentMap<UUID, Room> rooms = new ConcurrentHashMap<>();
    private volatile @Nullable Map<UUID, Terms> published;

    Rooms(WaitingRoomLimits limits) {
        this.limits = limits;
    }

    /** Whether event-service was heard at all: until then no booking is known to be free. */
    public boolean areKnown() {
        return published != null;
    }

    /** Whether there is any room at all. */
    public boolean isAny() {
        Map<UUID, Terms> known = published;
        return known != null && !known.isEmpty();
    }

    /** What event-service says now; it stands until event-service says otherwise, however long that is out. */
    public void agree(List<Terms> all, Instant now) {
        Map<UUID, Terms> terms =
                all.stream().collect(Collectors.toUnmodifiableMap(Terms::eventId, Function.identity()));
        terms.values().forEach(each -> room(each.eventId()).agree(each));
        rooms.forEach((eventId, room) -> room.agree(terms.get(eventId)));
        published = terms;
        Instant oldest = now.minus(limits.log().retention());
        rooms.values().removeIf(room -> room.isForgotten(oldest));
    }

    void take(UUID eventId, Arrival arrival) {
        room(eventId).take(arrival);
    }

    private Room room(UUID eventId) {
        return rooms.computeIfAbsent(eventId, _ -> new Room(Seed.of(limits.secret(), eventId), limits.admission()));
    }

    /** The room whose admission a booking of the event needs at {@code now}. */
    public Optional<Room> inForce(UUID eventId, Instant now) {
        return Optional.ofNullable(rooms.get(eventId))
                .filter(room ->
                        room.terms().filter(terms -> terms.isInForce(now)).isPresent());
    }

    /** All of which event-service told. */
    public Stream<Room> all() {
        return rooms.values().stream().filter(room -> room.terms().isPresent());
    }

    /** Records kept in all rooms. */
    int size() {
        return rooms.values().stream().mapToInt(Room::size).sum();
    }
}
