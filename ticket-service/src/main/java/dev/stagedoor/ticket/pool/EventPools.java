package dev.stagedoor.ticket.pool;

import dev.stagedoor.ticket.pool.model.Pool;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The pools of events, and what is remembered of the events themselves. */
public interface EventPools {

    /** Emits the revision of each of those events that is known. */
    Mono<Map<UUID, Long>> revisions(Collection<UUID> events);

    /** Emits the pools of these events. */
    Mono<List<Pool>> of(Collection<UUID> events);

    /** Remembers events; {@link LostRace} where one is known in this revision or a later one by now. */
    Mono<Void> remember(List<KnownEvent> events);

    /** Opens pools. */
    Mono<Void> open(List<Pool> pools);

    /** Writes the capacities of pools; {@link LostRace} where one has another version by now. */
    Mono<Void> resize(List<Pool> pools);

    /** What is remembered of an event. */
    record KnownEvent(UUID id, UUID organizerId, String name, long revision) {}
}
