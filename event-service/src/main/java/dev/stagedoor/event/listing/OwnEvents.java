package dev.stagedoor.event.listing;

import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** An organizer's own events, drafts and private ones too. */
public interface OwnEvents {

    /** The ids of one page, in order. */
    Mono<FoundEvents<UUID>> find(UUID organizerId, EventQuery query, PageRequest page, Instant now);
}
