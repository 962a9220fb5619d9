package dev.stagedoor.event.listing.http;

import dev.stagedoor.event.catalogue.http.EventResponse;
import dev.stagedoor.event.listing.ListEvents;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Events")
class ListingController {
    private final ListEvents list;
    private final Clock clock;

    ListingController(ListEvents list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    @GetMapping("/api/events")
    @Operation(summary = "List the published public events, or with mine=true all of your own")
    @Parameter(name = "search", description = "Part of the name or the description")
    @Parameter(name = "from", description = "Starts then or later: a date (UTC), or a date and time with offset")
    @Parameter(name = "to", description = "Starts then or earlier; a date alone means to the end of that day")
    @Parameter(name = "location", description = "Part of the location")
    @Parameter(name = "category", description = "The category, in any case")
    @Parameter(name = "available", description = "true: seats can be had; false: over, sold out or not published")
    @Parameter(name = "sortBy", description = "name, startsAt (default) or createdAt")
    @Parameter(name = "order", description = "asc (default) or desc")
    @Parameter(name = "page", description = "From 1")
    @Parameter(name = "limit", description = "1 to 100, by default 10")
    @ApiResponse(responseCode = "422", description = "A filter or the order is not valid")
    Mono<ResponseEntity<Page<EventResponse>>> list(
            @Parameter(hidden = true) @Nullable Caller caller,
            @RequestParam(defaultValue = "false") boolean mine,
            @Parameter(hidden = true) PageRequest page,
            @Parameter(hidden = true) ServerHttpRequest request) {
        Instant now = clock.instant();
        EventQuery query = QueryParameters.read(request.getQueryParams(), mine ? own(caller) : null);
        return list.list(query, page, now)
                .map(found -> new Page<>(
                        found.items().stream()
                                .map(view -> EventResponse.of(view, now))
                                .toList(),
                        found.page(),
                        found.limit(),
                        found.total()))
                .map(found -> PageLinks.answer(request, found));
    }

    private static UUID own(@Nullable Caller caller) {
        if (caller == null) {
            throw new AuthenticationCredentialsNotFoundException("no token");
        }
        return caller.userId();
    }
}
