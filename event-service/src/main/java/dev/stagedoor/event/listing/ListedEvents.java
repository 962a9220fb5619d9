package dev.stagedoor.event.listing;

import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The published public events that a query finds. */
public interface ListedEvents {

    /** The ids of one page, in order. */
    Mono<FoundEvents<UUID>> find(EventQuery query, PageRequest page, Instant now);
}
