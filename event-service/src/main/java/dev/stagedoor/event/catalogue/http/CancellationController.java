package dev.stagedoor.event.catalogue.http;

import dev.stagedoor.event.catalogue.CancelEvent;
import dev.stagedoor.event.catalogue.EditRequest;
import dev.stagedoor.event.catalogue.model.Checks;
import dev.stagedoor.event.catalogue.model.Limits;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Events")
class CancellationController {
    private final CancelEvent cancel;
    private final Clock clock;

    CancellationController(CancelEvent cancel, Clock clock) {
        this.cancel = cancel;
        this.clock = clock;
    }

    /**
     * Why the event does not take place.
     *
     * @param reason in the organizer's own words; goes into the mails to its attendees
     */
    record CancelEventRequest(@Nullable String reason) {}

    @PostMapping("/api/events/{id}/cancel")
    @Operation(
            operationId = "cancelEvent",
            summary = "Cancel a published event, for good; cancelling again changes nothing",
            description = "Every booking is cancelled and paid back in full, every ticket is void. The body may be"
                    + " absent.")
    @ApiResponse(responseCode = "200", description = "Cancelled")
    @ApiResponse(responseCode = "403", description = "Not your event")
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    @ApiResponse(responseCode = "409", description = "It is a draft (event_draft) or over (event_past)")
    @ApiResponse(responseCode = "412", description = "If-Match was sent and is stale")
    @ApiResponse(responseCode = "422", description = "The reason is too long")
    Mono<ResponseEntity<EventResponse>> cancel(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable CancelEventRequest sent) {
        Checks checks = new Checks();
        String reason = sent == null ? null : checks.lines("reason", sent.reason(), Limits.CANCEL_REASON);
        Optional<String> checked = Answers.valid(checks.result(Optional.ofNullable(reason)));
        return cancel.cancel(new EditRequest(id, caller.userId(), Answers.optional(ifMatch)), checked.orElse(null))
                .map(Answers::done)
                .map(view -> Answers.event(ResponseEntity.ok(), view, clock.instant()));
    }
}
