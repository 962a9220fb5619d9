package dev.stagedoor.event.invitation.http;

import dev.stagedoor.event.catalogue.http.EventResponse;
import dev.stagedoor.event.invitation.AnswerInvitation;
import dev.stagedoor.event.invitation.ListInvitations;
import dev.stagedoor.event.invitation.ListInvitations.Mine;
import dev.stagedoor.event.invitation.model.AnswerOutcome;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationState;
import dev.stagedoor.service.paging.FixedOrder;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What invitees do with invitations. */
@RestController
@Tag(name = "Invitations")
class InvitationController {
    private final AnswerInvitation answer;
    private final ListInvitations list;
    private final Clock clock;

    InvitationController(AnswerInvitation answer, ListInvitations list, Clock clock) {
        this.answer = answer;
        this.list = list;
        this.clock = clock;
    }

    /**
     * An invitation as its invitee sees it.
     *
     * @param answeredAt null: pending
     */
    record InvitationResponse(
            UUID id,
            InvitationState state,
            Instant createdAt,
            @Nullable Instant answeredAt,
            EventResponse event) {
        static InvitationResponse of(Mine mine, Instant now) {
            Invitation invitation = mine.invitation();
            return new InvitationResponse(
                    invitation.id(),
                    invitation.state(),
                    invitation.createdAt(),
                    invitation.answeredAt(),
                    EventResponse.of(mine.event(), now));
        }
    }

    @GetMapping("/api/users/me/invitations")
    @Operation(operationId = "listInvitations", summary = "List your invitations with their events")
    @Parameter(name = "state", description = "pending, accepted or declined; absent: any")
    @ApiResponse(responseCode = "200", description = "A page of invitations, newest first")
    Mono<ResponseEntity<Page<InvitationResponse>>> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @FixedOrder PageRequest page,
            @Parameter(hidden = true) ServerHttpRequest request) {
        Instant now = clock.instant();
        return list.mine(caller.userId(), StateFilter.read(state), page)
                .map(found -> Page.of(
                        found.items().stream()
                                .map(mine -> InvitationResponse.of(mine, now))
                                .toList(),
                        page,
                        found.total()))
                .map(found -> PageLinks.answer(request, found));
    }

    @PostMapping("/api/invitations/{id}/accept")
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation; you may change your mind until the event begins")
    @ApiResponse(responseCode = "200", description = "Accepted, now or before")
    @ApiResponse(responseCode = "404", description = "There is none of yours")
    @ApiResponse(
            responseCode = "409",
            description = "The event has begun (event_past) or was cancelled (event_cancelled)")
    Mono<InvitationResponse> accept(Caller caller, @PathVariable UUID id) {
        return answer(caller, id, InvitationState.ACCEPTED);
    }

    @PostMapping("/api/invitations/{id}/decline")
    @Operation(
            operationId = "declineInvitation",
            summary = "Decline an invitation; you may change your mind until the event begins")
    @ApiResponse(responseCode = "200", description = "Declined, now or before")
    @ApiResponse(responseCode = "404", description = "There is none of yours")
    @ApiResponse(
            responseCode = "409",
            description = "The event has begun (event_past) or was cancelled (event_cancelled)")
    Mono<InvitationResponse> decline(Caller caller, @PathVariable UUID id) {
        return answer(caller, id, InvitationState.DECLINED);
    }

    private Mono<InvitationResponse> answer(Caller caller, UUID id, InvitationState wanted) {
        return answer.answer(id, caller.userId(), wanted)
                .map(InvitationController::done)
                .flatMap(list::withEvent)
                .map(mine -> InvitationResponse.of(mine, clock.instant()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("invitation")));
    }

    private static Invitation done(AnswerOutcome outcome) {
        return switch (outcome) {
            case AnswerOutcome.Answered(Invitation invitation) -> invitation;
            case AnswerOutcome.NoSuchInvitation() -> throw Problem.notFound("invitation");
            case AnswerOutcome.CalledOff() -> throw Problem.conflict("event_cancelled", "The event was cancelled.");
            case AnswerOutcome.BegunAlready() -> throw Problem.conflict("event_past", "The event has begun.");
        };
    }
}
