package dev.stagedoor.event.listing;

import dev.stagedoor.event.listing.model.EventQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The events that a query finds. */
public interface ListedEvents {

    /** The ids of one page, in order. */
    Mono<List<UUID>> page(EventQuery query, Instant now, int limit, long offset);

    /** How many there are on all pages. */
    Mono<Long> count(EventQuery query, Instant now);
}
