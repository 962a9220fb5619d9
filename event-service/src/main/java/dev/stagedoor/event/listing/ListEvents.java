package dev.stagedoor.event.listing;

import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.listing.ListCache.Wanted;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a page of events. An organizer's own list is never kept: who has just edited an event sees it. */
@Component
public class ListEvents {
    private final ListedEvents listed;
    private final OwnEvents own;
    private final FindEvents find;
    private final ListCache cache;
    private final Clock clock;

    ListEvents(ListedEvents listed, OwnEvents own, FindEvents find, ListCache cache, Clock clock) {
        this.listed = listed;
        this.own = own;
        this.find = find;
        this.cache = cache;
        this.clock = clock;
    }

    public Mono<FoundEvents<EventView>> list(EventQuery query, PageRequest page) {
        UUID organizerId = query.organizerId();
        Instant now = clock.instant();
        return organizerId == null
                ? cache.get(new Wanted(query, page), () -> views(listed.find(query, page, now)))
                : views(own.find(organizerId, query, page, now));
    }

    private Mono<FoundEvents<EventView>> views(Mono<FoundEvents<UUID>> ids) {
        return ids.flatMap(found -> found.items().isEmpty()
                ? Mono.just(found.<EventView>withItems(List.of()))
                : find.all(found.items()).map(found::withItems));
    }
}
