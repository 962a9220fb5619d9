package dev.stagedoor.event.catalogue.http;

import dev.stagedoor.event.catalogue.EditRequest;
import dev.stagedoor.event.catalogue.EditTicketTypes;
import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.TicketType;
import dev.stagedoor.event.catalogue.model.TicketTypeForm;
import dev.stagedoor.event.catalogue.model.TicketTypeRules;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Ticket types share the revision, and so the ETag, of their event. */
@RestController
@RequestMapping("/api/events/{eventId}/ticket-types")
@Tag(name = "Ticket types", description = "What the seats of an event cost, and how many there are")
class TicketTypeController {
    private final FindEvents find;
    private final EditTicketTypes edit;
    private final Clock clock;

    TicketTypeController(FindEvents find, EditTicketTypes edit, Clock clock) {
        this.find = find;
        this.edit = edit;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listTicketTypes", summary = "List the ticket types of an event")
    @ApiResponse(responseCode = "200", description = "All of them, as their organizer sorted them")
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)", content = @Content)
    @ApiResponse(responseCode = "404", description = "There is no event that you may know of")
    Mono<ResponseEntity<List<TicketTypeResponse>>> list(@Nullable Caller caller, @PathVariable UUID eventId) {
        return find.visible(eventId, caller == null ? null : caller.userId())
                .map(view -> tagged(ResponseEntity.ok(), view).body(TicketTypeResponse.all(view)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")));
    }

    @PostMapping
    @Operation(operationId = "addTicketType", summary = "Add a ticket type, before or after publishing")
    @ApiResponse(responseCode = "201", description = "Added as the last of the event")
    @ApiResponse(responseCode = "409", description = "The event was cancelled")
    Mono<ResponseEntity<TicketTypeResponse>> add(
            Caller caller,
            @PathVariable UUID eventId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TicketTypeForm form) {
        return edit.add(request(caller, eventId, ifMatch), Answers.valid(TicketTypeRules.check(form)))
                .map(Answers::done)
                .map(view -> {
                    TicketType added = view.event().ticketTypes().getLast();
                    URI address = URI.create("/api/events/" + eventId + "/ticket-types/" + added.id());
                    return tagged(ResponseEntity.created(address), view).body(TicketTypeResponse.of(view, added));
                });
    }

    @PutMapping("/{typeId}")
    @Operation(operationId = "changeTicketType", summary = "Change a ticket type")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(
            responseCode = "409",
            description = "The capacity is below what is held and sold (members held, sold, minimum), or the event was"
                    + " cancelled")
    @ApiResponse(responseCode = "412", description = "If-Match was sent and is stale")
    Mono<ResponseEntity<TicketTypeResponse>> change(
            Caller caller,
            @PathVariable UUID eventId,
            @PathVariable UUID typeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TicketTypeForm form) {
        return edit.change(request(caller, eventId, ifMatch), typeId, Answers.valid(TicketTypeRules.check(form)))
                .map(Answers::done)
                .map(view -> tagged(ResponseEntity.ok(), view).body(TicketTypeResponse.of(view, type(view, typeId))));
    }

    @DeleteMapping("/{typeId}")
    @Operation(operationId = "removeTicketType", summary = "Remove a ticket type of a draft")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "409", description = "The event is published")
    Mono<ResponseEntity<Void>> remove(
            Caller caller,
            @PathVariable UUID eventId,
            @PathVariable UUID typeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return edit.remove(request(caller, eventId, ifMatch), typeId)
                .map(Answers::done)
                .map(_ -> ResponseEntity.noContent().build());
    }

    private static EditRequest request(Caller caller, UUID eventId, @Nullable String ifMatch) {
        return new EditRequest(eventId, caller.userId(), Answers.optional(ifMatch));
    }

    private static TicketType type(EventView view, UUID typeId) {
        return view.event().ticketTypes().stream()
                .filter(type -> type.id().equals(typeId))
                .findFirst()
                .orElseThrow();
    }

    private ResponseEntity.BodyBuilder tagged(ResponseEntity.BodyBuilder answer, EventView view) {
        return answer.eTag(EventETag.of(view, EventStatus.of(view, clock.instant())));
    }
}
