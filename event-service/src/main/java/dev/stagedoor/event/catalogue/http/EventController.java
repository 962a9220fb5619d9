package dev.stagedoor.event.catalogue.http;

import dev.stagedoor.event.catalogue.CreateEvent;
import dev.stagedoor.event.catalogue.DeleteEvent;
import dev.stagedoor.event.catalogue.EditRequest;
import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.PublishEvent;
import dev.stagedoor.event.catalogue.ReplaceEvent;
import dev.stagedoor.event.catalogue.model.EventForm;
import dev.stagedoor.event.catalogue.model.EventRules;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
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

@RestController
@RequestMapping("/api/events")
@Tag(name = "Events", description = "The catalogue")
class EventController {
    private final CreateEvent create;
    private final FindEvents find;
    private final ReplaceEvent replace;
    private final PublishEvent publish;
    private final DeleteEvent delete;
    private final Clock clock;

    EventController(
            CreateEvent create,
            FindEvents find,
            ReplaceEvent replace,
            PublishEvent publish,
            DeleteEvent delete,
            Clock clock) {
        this.create = create;
        this.find = find;
        this.replace = replace;
        this.publish = publish;
        this.delete = delete;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            operationId = "createEvent",
            summary = "Draft an event; ticket types may be given inline",
            description = "With initialTickets the event is published at once and so many bearer tickets are issued,"
                    + " besides the seats for sale: of the first ticket type, or of one named Admission where there is"
                    + " none.")
    @ApiResponse(
            responseCode = "201",
            description = "Drafted, or published; its address is in Location",
            headers =
                    @Header(
                            name = "ETag",
                            description = "For `If-None-Match` and `If-Match`",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "409", description = "With initialTickets: its start is past")
    @ApiResponse(responseCode = "422", description = "Values are not valid; all of them are listed")
    Mono<ResponseEntity<EventResponse>> create(Caller caller, @RequestBody EventForm form) {
        return create.create(caller.userId(), Answers.valid(EventRules.checkNew(form)))
                .map(Answers::done)
                .map(view -> answer(
                        ResponseEntity.created(
                                URI.create("/api/events/" + view.event().id())),
                        view));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getEvent",
            summary = "Read an event; drafts only as their organizer, private ones only as that or invited")
    @ApiResponse(responseCode = "200", description = "The event; edit it with its ETag")
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)", content = @Content)
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    Mono<ResponseEntity<EventResponse>> read(@Nullable Caller caller, @PathVariable UUID id) {
        return find.visible(id, caller == null ? null : caller.userId())
                .map(view -> answer(ResponseEntity.ok(), view))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "replaceEvent",
            summary = "Replace an event; ticket types too if they are given",
            description = "Ticket types are matched by id, else by name. Those of a published event can be changed and"
                    + " added, not removed. The same content again changes nothing.")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(
            responseCode = "409",
            description = "A capacity is below what is held and sold (members held, sold, minimum), or the event was"
                    + " cancelled")
    @ApiResponse(responseCode = "412", description = "If-Match is stale")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<EventResponse>> replace(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody EventForm form) {
        EditRequest request = new EditRequest(id, caller.userId(), Answers.required(ifMatch));
        return replace.replace(request, Answers.valid(EventRules.checkReplacement(form)))
                .map(Answers::done)
                .map(view -> answer(ResponseEntity.ok(), view));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "deleteEvent", summary = "Delete a draft")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "409", description = "The event is published: cancel it")
    Mono<ResponseEntity<Void>> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return delete.delete(new EditRequest(id, caller.userId(), Answers.optional(ifMatch)))
                .map(Answers::done)
                .map(_ -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{id}/publish")
    @Operation(operationId = "publishEvent", summary = "Publish a draft; publishing again changes nothing")
    @ApiResponse(responseCode = "200", description = "Published")
    @ApiResponse(responseCode = "409", description = "It has no ticket types, or its start is past")
    Mono<ResponseEntity<EventResponse>> publish(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return publish.publish(new EditRequest(id, caller.userId(), Answers.optional(ifMatch)))
                .map(Answers::done)
                .map(view -> answer(ResponseEntity.ok(), view));
    }

    private ResponseEntity<EventResponse> answer(ResponseEntity.BodyBuilder answer, EventView view) {
        return Answers.event(answer, view, clock.instant());
    }
}
