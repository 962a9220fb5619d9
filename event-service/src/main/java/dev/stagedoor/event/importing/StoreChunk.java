package dev.stagedoor.event.importing;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.availability.Pools;
import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.catalogue.OwnedWork;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.importing.ImportedEvents.Entry;
import dev.stagedoor.event.importing.ImportedEvents.Imported;
import dev.stagedoor.event.importing.model.Stored;
import dev.stagedoor.event.importing.model.WantedEvent;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores a chunk of wanted events, each with a key of its own, and what is told of them, in one transaction. */
@Component
class StoreChunk {
    private final ImportedEvents imported;
    private final Events events;
    private final Pools pools;
    private final OwnedWork owned;
    private final IdSource ids;
    private final Clock clock;

    StoreChunk(ImportedEvents imported, Events events, Pools pools, OwnedWork owned, IdSource ids, Clock clock) {
        this.imported = imported;
        this.events = events;
        this.pools = pools;
        this.owned = owned;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of each, by key. */
    Mono<Map<String, Stored>> store(UUID organizerId, List<WantedEvent> chunk) {
        List<String> keys = chunk.stream().map(WantedEvent::key).toList();
        return owned.of(
                organizerId,
                imported.lock(organizerId, keys)
                        .flatMap(known -> plan(organizerId, chunk, known))
                        .flatMap(plan -> write(organizerId, plan)));
    }

    private Mono<List<ChunkPlan>> plan(UUID organizerId, List<WantedEvent> chunk, Map<String, Imported> known) {
        List<UUID> eventIds = known.values().stream().map(Imported::eventId).toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return events.lock(eventIds).zipWhen(found -> pools.of(eventIds), (found, availability) -> {
            Map<UUID, EventView> views = views(found, availability);
            return chunk.stream()
                    .map(wanted -> {
                        Imported before = known.get(wanted.key());
                        return before == null
                                ? ChunkPlan.create(organizerId, wanted, ids::next, now)
                                : ChunkPlan.change(
                                        requireNonNull(views.get(before.eventId())),
                                        before.digest(),
                                        wanted,
                                        ids::next,
                                        now);
                    })
                    .toList();
        });
    }

    private static Map<UUID, EventView> views(List<Event> found, Availability availability) {
        return found.stream()
                .map(event -> new EventView(event, availability))
                .collect(Collectors.toMap(view -> view.event().id(), Function.identity()));
    }

    private Mono<Map<String, Stored>> write(UUID organizerId, List<ChunkPlan> plans) {
        List<EventChange> changes =
                plans.stream().flatMap(plan -> plan.change().stream()).toList();
        List<Entry> entries =
                plans.stream().flatMap(plan -> plan.entry().stream()).toList();
        return events.store(changes)
                .then(imported.remember(organizerId, entries))
                .thenReturn(plans.stream().collect(Collectors.toMap(ChunkPlan::key, ChunkPlan::stored)));
    }
}
