package dev.stagedoor.event.listing.http;

import dev.stagedoor.event.catalogue.http.EventResponse;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.listing.ListEvents;
import dev.stagedoor.event.listing.ListingLimits;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
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
    private final ListAnswers answers;
    private final ListingLimits limits;
    private final Clock clock;

    ListingController(ListEvents list, ListAnswers answers, ListingLimits limits, Clock clock) {
        this.list = list;
        this.answers = answers;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/api/events")
    @Operation(
            operationId = "listEvents",
            summary = "Find published public events, or with mine=true list all of your own",
            description = "All filters may be combined. A search finds words and beginnings of words in any case, with "
                    + "or without accents; one that finds nothing is tried again with words that are spelt alike.")
    @Parameter(name = "search", description = "Words of the name, category, topics, location or description")
    @Parameter(name = "from", description = "Starts then or later: a date (UTC), or a date and time with offset")
    @Parameter(name = "to", description = "Starts then or earlier; a date alone means to the end of that day")
    @Parameter(name = "location", description = "Words of the location, or their beginnings")
    @Parameter(name = "category", description = "The category, in any case")
    @Parameter(name = "minPrice", description = "Any ticket costs that much or more, in minor units")
    @Parameter(name = "maxPrice", description = "Any ticket costs that much or less, in minor units")
    @Parameter(name = "currency", description = "The price that is asked for is in this currency (ISO 4217)")
    @Parameter(name = "available", description = "true: seats can be had; false: over, sold out or called off")
    @Parameter(
            name = "sortBy",
            description = "relevance (default with search), startsAt (default without), name, createdAt or price (the "
                    + "lowest of the event)")
    @Parameter(name = "order", description = "asc or desc; by default desc for relevance, asc for the others")
    @Parameter(name = "page", description = "From 1; at most 10000 events are before a page, 1000 by relevance")
    @Parameter(name = "limit", description = "1 to 100, by default 10")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events, with an ETag",
            content = @Content(schema = @Schema(implementation = ListedPage.class)))
    @ApiResponse(
            responseCode = "304",
            description = "The list is the one with the tag of If-None-Match",
            content = @Content)
    @ApiResponse(responseCode = "401", description = "mine=true without a token")
    @ApiResponse(responseCode = "422", description = "A filter, the order or the page is not valid")
    Mono<ResponseEntity<byte[]>> list(
            @Nullable Caller caller,
            @RequestParam(defaultValue = "false") boolean mine,
            PageRequest page,
            @Parameter(hidden = true) ServerHttpRequest request) {
        EventQuery query = QueryParameters.read(request.getQueryParams(), mine ? own(caller) : null);
        int deepest = limits.deepestOffset(query);
        if (!mine && page.offset() > deepest) {
            throw Problem.invalid(
                    "page", "at most " + deepest + " events can be before a page: narrow the list by filters");
        }
        return list.list(query, page)
                .map(found -> mine
                        ? answers.own(request, page(found, page))
                        : answers.listed(request, page(found, page), deepest));
    }

    private ListedPage page(FoundEvents<EventView> found, PageRequest page) {
        Instant now = clock.instant();
        return new ListedPage(
                found.items().stream().map(view -> EventResponse.of(view, now)).toList(),
                page.page(),
                page.limit(),
                found.total(),
                found.totalIsExact());
    }

    private static UUID own(@Nullable Caller caller) {
        if (caller == null) {
            throw new AuthenticationCredentialsNotFoundException("no token");
        }
        return caller.userId();
    }
}
