package dev.stagedoor.ticket.issue.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.issue.IssueTickets;
import dev.stagedoor.ticket.issue.Issued;
import dev.stagedoor.ticket.issue.model.IssueRules;
import dev.stagedoor.ticket.issue.model.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Event tickets")
class IssueController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final IssueTickets issueTickets;

    IssueController(IssueTickets issueTickets) {
        this.issueTickets = issueTickets;
    }

    @PostMapping("/api/events/{id}/tickets")
    @Operation(
            operationId = "issueTickets",
            summary = "Issue more bearer tickets",
            description = "Each has a seat of its own besides those for sale; all exist when this is answered. Whoever"
                    + " knows a ticket's id may enter: `GET` the same address as `text/plain` for the ids.")
    @ApiResponse(responseCode = "201", description = "Issued, now or by an earlier request with this key")
    @ApiResponse(
            responseCode = "403",
            description = "Not the organizer of the event",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "No such event, not published, or somebody else's private one",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "409",
            description = "`ticket_type_required`: the event has none; `event_cancelled`; `too_many_tickets`",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "422",
            description = "Invalid values, a `ticketTypeId` that is missing or unknown, or `idempotency_key_reused`",
            content = @Content(mediaType = PROBLEM))
    Mono<ResponseEntity<IssuedResponse>> issue(
            @PathVariable UUID id,
            @Valid @RequestBody IssueRequest body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        URI all = URI.create("/api/events/" + id + "/tickets");
        return issueTickets
                .issue(body.order(id, caller.userId(), checked(key)))
                .map(outcome -> ResponseEntity.created(all).body(answer(outcome)));
    }

    private static IssuedResponse answer(Issued outcome) {
        return switch (outcome) {
            case Issued.Done done -> IssuedResponse.of(done);
            case Issued.Refused(var why) -> throw refusal(why);
            case Issued.NoSuchEvent _ -> throw Problem.notFound("event");
            case Issued.KeyReused _ ->
                throw Problem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "idempotency_key_reused",
                        "This Idempotency-Key was used for another request. Use a new key for a new request.");
        };
    }

    private static Problem refusal(Verdict.Refusal why) {
        return switch (why) {
            case Verdict.NotYours _ -> Problem.forbidden("Only the organizer of the event may issue its tickets.");
            case Verdict.NotToBeKnown _ -> Problem.notFound("event");
            case Verdict.EventCancelled _ -> Problem.conflict("event_cancelled", "The event was cancelled.");
            case Verdict.NoTicketType _ ->
                Problem.conflict("ticket_type_required", "The event has no ticket type. Add one first.");
            case Verdict.WhichTicketType _ ->
                Problem.invalid("ticketTypeId", "is missing: the event has several ticket types");
            case Verdict.UnknownTicketType _ -> Problem.invalid("ticketTypeId", "is no ticket type of this event");
            case Verdict.TooMany _ ->
                Problem.conflict(
                        "too_many_tickets",
                        "A ticket type has at most " + IssueRules.MOST_OF_A_TYPE + " tickets without a booking.");
        };
    }

    private static @Nullable String checked(@Nullable String key) {
        boolean good = key == null
                || (!key.isEmpty() && key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c >= ' ' && c <= '~'));
        if (!good) {
            throw Problem.invalid(KEY, "must be 1 to " + LONGEST_KEY + " printable ASCII characters");
        }
        return key;
    }
}
