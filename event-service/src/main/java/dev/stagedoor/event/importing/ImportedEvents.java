package dev.stagedoor.event.importing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which row became which event. */
public interface ImportedEvents {

    /** An event that a row became, and the fingerprint of that row. */
    record Imported(UUID eventId, String digest) {}

    /** A row's key with what it became. */
    record Entry(String key, Imported imported) {}

    /**
     * Those of {@code keys} that are known of this organizer. Until the caller's transaction ends, no other import of the
     * same organizer gets here: of two equal files at the same moment, one finds the work of the other.
     */
    Mono<Map<String, Imported>> lock(UUID organizerId, Collection<String> keys);

    /** Remembers new entries and new fingerprints of known ones. */
    Mono<Void> remember(UUID organizerId, List<Entry> entries);
}
