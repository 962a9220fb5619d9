package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.WatchEvent;
import dev.stagedoor.ticket.admission.model.TicketState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/events/{id}")
@Tag(name = "event tickets", description = "Seats and tickets of an event, for its organizer")
class EventTicketsController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private final WatchEvent watchEvent;

    EventTicketsController(WatchEvent watchEvent) {
        this.watchEvent = watchEvent;
    }

    @GetMapping("/status")
    @Operation(summary = "How many tickets and seats the event has, and how many are redeemed")
    @ApiResponse(responseCode = "200", description = "The counts of this moment")
    @ApiResponse(
            responseCode = "403",
            description = "Not the organizer of the event",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "No such event, or not published",
            content = @Content(mediaType = PROBLEM))
    Mono<EventStatusResponse> status(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return watchEvent.status(id, caller).map(EventStatusResponse::of);
    }

    @GetMapping("/tickets")
    @Operation(summary = "List the tickets of the event, oldest first within each state")
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
    @ApiResponse(responseCode = "200", description = "A page of tickets")
    @ApiResponse(
            responseCode = "403",
            description = "Not the organizer of the event",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "No such event, or not published",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "422",
            description = "Unknown state, or page or limit out of range",
            content = @Content(mediaType = PROBLEM))
    Mono<ResponseEntity<Page<TicketResponse>>> tickets(
            @PathVariable UUID id,
            @Parameter(schema = @Schema(allowableValues = {"unredeemed", "redeemed", "void"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) PageRequest page,
            ServerHttpRequest request) {
        return watchEvent
                .tickets(id, caller, state == null ? null : state(state), page)
                .map(found -> new Page<>(
                        found.items().stream().map(TicketResponse::of).toList(),
                        found.page(),
                        found.limit(),
                        found.total()))
                .map(found -> PageLinks.answer(request, found));
    }

    private static TicketState state(String text) {
        return switch (text) {
            case "unredeemed", "ok" -> TicketState.OK;
            case "redeemed" -> TicketState.REDEEMED;
            case "void" -> TicketState.VOID;
            default -> throw Problem.invalid("state", "must be unredeemed, redeemed or void");
        };
    }
}
