package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The events of the catalogue. */
public interface Events {

    /** Those of {@code ids} that exist, in no particular order. */
    Mono<List<Event>> find(Collection<UUID> ids);

    /** The same, and nobody else can change them until the caller's transaction ends. */
    Mono<List<Event>> lock(Collection<UUID> ids);

    /**
     * Stores each state and, for published events, the message that tells of it, in the caller's transaction. Whoever
     * changes an event that exists has locked it.
     */
    Mono<Void> store(List<EventChange> changes);

    /** Removes an event and its ticket types without a word: for drafts. */
    Mono<Void> delete(UUID id);
}
