package dev.stagedoor.event.waiting;

import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.waiting.model.WaitingRoom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells of waiting rooms: buyers of one, gateways of all. */
@Component
public class ShowWaitingRooms {
    private final FindEvents events;
    private final WaitingRooms rooms;
    private final WaitingRoomLimits limits;
    private final Clock clock;

    ShowWaitingRooms(FindEvents events, WaitingRooms rooms, WaitingRoomLimits limits, Clock clock) {
        this.events = events;
        this.rooms = rooms;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The room of an event; empty where there is none, or the event is none that {@code userId} may know of.
     *
     * @param userId null: anybody
     */
    public Mono<WaitingRoom> of(UUID eventId, @Nullable UUID userId) {
        return events.visible(eventId, userId)
                .flatMap(view -> rooms.find(eventId)
                        .map(terms ->
                                new WaitingRoom(eventId, view.event().details().name(), terms)));
    }

    /** All that are ahead or open. */
    public Mono<List<WaitingRoom>> all() {
        return rooms.openedAfter(clock.instant().minus(limits.lasts()));
    }
}
