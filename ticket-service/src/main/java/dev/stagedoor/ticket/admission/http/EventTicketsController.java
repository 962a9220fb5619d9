package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.paging.FixedOrder;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.WatchEvent;
import dev.stagedoor.ticket.admission.model.TicketState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/events/{id}")
@Tag(name = "Event tickets", description = "Seats and tickets of an event, for its organizer")
class EventTicketsController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private final WatchEvent watchEvent;

    EventTicketsController(WatchEvent watchEvent) {
        this.watchEvent = watchEvent;
    }

    @GetMapping("/status")
    @Operation(
            operationId = "getEventStatus",
            summary = "How many tickets and seats the event has, and how many are redeemed")
    @ApiResponse(responseCode = "200", description = "The counts of this moment")
    @ApiResponse(
            responseCode = "403",
            description = "Not the organizer of the event",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "No such event, not published, or somebody else's private one",
            content = @Content(mediaType = PROBLEM))
    Mono<EventStatusResponse> status(@PathVariable UUID id, Caller caller) {
        return watchEvent.status(id, caller).map(EventStatusResponse::of);
    }

    @GetMapping("/tickets")
    @Operation(
            operationId = "listTickets",
            summary = "List the tickets of the event, oldest first within each state",
            description =
                    "As `text/plain` the ids of all, a line each; as `text/csv` a table of all. Those are streamed,"
                            + " whatever their number.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tickets, or a file of all",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = TicketPage.class)),
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "403",
            description = "Not the organizer of the event",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "No such event, not published, or somebody else's private one",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "422",
            description = "Unknown state, page or limit out of range, or `sortBy` or `order`",
            content = @Content(mediaType = PROBLEM))
    Mono<ResponseEntity<Page<TicketResponse>>> tickets(
            @PathVariable UUID id,
            @Parameter(schema = @Schema(allowableValues = {"unredeemed", "redeemed", "void"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            Caller caller,
            @FixedOrder PageRequest page,
            ServerHttpRequest request) {
        return watchEvent
                .tickets(id, caller, TicketStates.of(state), page)
                .map(found -> new Page<>(
                        found.items().stream().map(TicketResponse::of).toList(),
                        found.page(),
                        found.limit(),
                        found.total()))
                .map(found -> PageLinks.answer(request, found));
    }

    @GetMapping(
            path = "/tickets",
            produces = {"text/plain", "text/csv"})
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> download(
            @PathVariable UUID id,
            @Parameter(schema = @Schema(allowableValues = {"unredeemed", "redeemed", "void"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            Caller caller,
            ServerHttpRequest request) {
        TicketState which = TicketStates.of(state);
        TicketFile file = TicketFile.of(accepted(request));
        ContentDisposition name =
                ContentDisposition.attachment().filename(file.name(id, which)).build();
        return watchEvent
                .all(id, caller, which)
                .map(tickets -> ResponseEntity.ok()
                        .contentType(file.type())
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                        .body(FileBuffers.of(file.head(), tickets, file::lines)));
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        List<MediaType> accepted = new ArrayList<>(request.getHeaders().getAccept());
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted;
    }

    /** The page of tickets, for the OpenAPI document. */
    record TicketPage(List<TicketResponse> items, int page, int limit, long total) {}
}
