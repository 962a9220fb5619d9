package dev.stagedoor.event.listing;

import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a page of events. */
@Component
public class ListEvents {
    private final ListedEvents listed;
    private final FindEvents find;

    ListEvents(ListedEvents listed, FindEvents find) {
        this.listed = listed;
        this.find = find;
    }

    public Mono<Page<EventView>> list(EventQuery query, PageRequest page, Instant now) {
        return Mono.zip(
                listed.page(query, now, page.limit(), page.offset()).flatMap(find::all),
                listed.count(query, now),
                (views, total) -> Page.of(views, page, total));
    }
}
