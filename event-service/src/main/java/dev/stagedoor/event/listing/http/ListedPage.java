package dev.stagedoor.event.listing.http;

import dev.stagedoor.event.catalogue.http.EventResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of events as it is answered. */
@Schema(name = "EventPage")
record ListedPage(
        List<EventResponse> items,
        int page,
        int limit,

        @Schema(description = "Events on all pages; where totalIsExact is false there are more")
        long total,

        boolean totalIsExact) {}
