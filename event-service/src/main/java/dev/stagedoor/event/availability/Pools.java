package dev.stagedoor.event.availability;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.availability.model.Pool;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The pools as ticket-service last told them. */
public interface Pools {

    /** The pools of all ticket types of these events. */
    Mono<Availability> of(Collection<UUID> eventIds);

    /** Keeps each pool that is newer than the one known. At most one per ticket type. */
    Mono<Void> keepNewest(Collection<Pool> pools);
}
