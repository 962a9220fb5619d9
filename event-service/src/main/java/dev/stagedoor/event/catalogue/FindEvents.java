package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.availability.Pools;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads events with what is known of their seats. */
@Component
public class FindEvents {
    private final Events events;
    private final Pools pools;
    private final Guests guests;
    private final RecentEvents recentEvents;

    FindEvents(Events events, Pools pools, Guests guests, RecentEvents recentEvents) {
        this.recentEvents = recentEvents;
        this.events = events;
        this.pools = pools;
        this.guests = guests;
    }

    /**
     * The event, or empty where {@code userId} may not know of it.
     *
     * @param userId null: anybody
     */
    public Mono<EventView> visible(UUID id, @Nullable UUID userId) {
        return recentEvents
                .find(id, this::newest)
                // Who may edit it needs the newest.
                .flatMap(view -> view.event().belongsTo(userId) ? newest(id) : Mono.just(view))
                .filterWhen(view -> isVisible(view.event(), userId));
    }

    private Mono<EventView> newest(UUID id) {
        return all(List.of(id)).flatMapIterable(Function.identity()).next();
    }

    /** Asks the database for private events only. */
    public Mono<Boolean> isVisible(Event event, @Nullable UUID userId) {
        return event.mayBeSeenBy(userId) || userId == null || !event.isForGuests()
                ? Mono.just(event.mayBeSeenBy(userId))
                : guests.includes(event.id(), userId);
    }

    /** Those of {@code ids} that exist, in the order of {@code ids}. */
    public Mono<List<EventView>> all(List<UUID> ids) {
        return Mono.zip(events.find(ids), pools.of(ids), (found, availability) -> {
            Map<UUID, Event> byId = found.stream().collect(Collectors.toMap(Event::id, Function.identity()));
            return ids.stream()
                    .map(byId::get)
                    .filter(Objects::nonNull)
                    .map(event -> new EventView(event, availability))
                    .toList();
        });
    }
}
