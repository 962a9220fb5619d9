package dev.stagedoor.event.invitation.http;

import dev.stagedoor.event.catalogue.http.Answers;
import dev.stagedoor.event.invitation.Invitations.Named;
import dev.stagedoor.event.invitation.InvitePeople;
import dev.stagedoor.event.invitation.ListInvitations;
import dev.stagedoor.event.invitation.WithdrawInvitation;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationPlan.Entry;
import dev.stagedoor.event.invitation.model.InvitationRules;
import dev.stagedoor.event.invitation.model.InvitationState;
import dev.stagedoor.event.invitation.model.Refusal;
import dev.stagedoor.event.invitation.model.Wanted;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What organizers do with invitations. */
@RestController
@Tag(name = "Invitations", description = "Who is asked to come, and what they answered")
class GuestListController {
    private final InvitePeople invite;
    private final ListInvitations list;
    private final WithdrawInvitation withdraw;

    GuestListController(InvitePeople invite, ListInvitations list, WithdrawInvitation withdraw) {
        this.invite = invite;
        this.list = list;
        this.withdraw = withdraw;
    }

    /** Whom to invite: 1 to 100 names of users and mail addresses. */
    record InviteRequest(
            @Nullable List<@Nullable String> usernames,
            @Nullable List<@Nullable String> emails) {}

    /** One entry for each name, then for each address, in the order sent. */
    record InviteResponse(List<Entry> invitations) {}

    /**
     * An invitation as its organizer sees it.
     *
     * @param username null: invited by address
     * @param email null: invited by name
     */
    record GuestResponse(
            UUID id,
            @Nullable String username,
            @Nullable String email,
            InvitationState state,
            Instant createdAt,
            @Nullable Instant answeredAt) {
        static GuestResponse of(Named named) {
            Invitation invitation = named.invitation();
            return new GuestResponse(
                    invitation.id(),
                    named.username(),
                    invitation.email(),
                    invitation.state(),
                    invitation.createdAt(),
                    invitation.answeredAt());
        }
    }

    @PostMapping("/api/events/{id}/invitations")
    @Operation(
            operationId = "inviteGuests",
            summary = "Invite people to your event by name or mail address",
            description = "1 to 100 at a time. Each is invited once, however often you ask, and gets a mail. An address"
                    + " without an account is invited too: the invitation is theirs who confirm that it is theirs.")
    @ApiResponse(responseCode = "200", description = "What became of each: invited, already_invited or unknown_user")
    @ApiResponse(responseCode = "403", description = "Not your event")
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    @ApiResponse(
            responseCode = "409",
            description = "The event is a draft (event_draft), was cancelled (event_cancelled) or has begun"
                    + " (event_past), or too many are invited (too_many_invitations)")
    Mono<InviteResponse> invite(Caller caller, @PathVariable UUID id, @RequestBody InviteRequest sent) {
        Wanted wanted = Answers.valid(InvitationRules.check(sent.usernames(), sent.emails()));
        return invite.invite(id, caller.userId(), caller.username(), wanted).map(outcome -> switch (outcome) {
            case InvitePeople.Outcome.Done(List<Entry> entries) -> new InviteResponse(entries);
            case InvitePeople.Outcome.Refused(Refusal refusal) -> throw problem(refusal);
        });
    }

    @GetMapping("/api/events/{id}/invitations")
    @Operation(operationId = "listGuests", summary = "List who is invited to your event and what they answered")
    @Parameter(name = "state", description = "pending, accepted or declined; absent: any")
    @ApiResponse(responseCode = "200", description = "A page of invitations, oldest first")
    @ApiResponse(responseCode = "403", description = "Not your event")
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    Mono<ResponseEntity<Page<GuestResponse>>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @FixedOrder PageRequest page,
            @Parameter(hidden = true) ServerHttpRequest request) {
        return list.ofEvent(id, caller.userId(), StateFilter.read(state), page).map(found -> switch (found) {
            case ListInvitations.OfEvent.Found(Page<Named> named) ->
                PageLinks.answer(
                        request,
                        Page.of(named.items().stream().map(GuestResponse::of).toList(), page, named.total()));
            case ListInvitations.OfEvent.Refused(Refusal refusal) -> throw problem(refusal);
        });
    }

    @DeleteMapping("/api/invitations/{id}")
    @Operation(operationId = "withdrawInvitation", summary = "Withdraw an invitation to your event")
    @ApiResponse(
            responseCode = "204",
            description = "Withdrawn; they can neither see nor book a private event any longer")
    @ApiResponse(responseCode = "404", description = "There is none to an event of yours")
    Mono<ResponseEntity<Void>> withdraw(Caller caller, @PathVariable UUID id) {
        return withdraw.withdraw(id, caller.userId()).map(withdrawn -> {
            if (!withdrawn) {
                throw Problem.notFound("invitation");
            }
            return ResponseEntity.noContent().build();
        });
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchEvent() -> Problem.notFound("event");
            case Refusal.NotYours() -> Problem.forbidden("Only its organizer invites to an event.");
            case Refusal.Draft() ->
                Problem.conflict("event_draft", "Nobody could see the event. Publish it before you invite people.");
            case Refusal.CalledOff() -> Problem.conflict("event_cancelled", "The event was cancelled.");
            case Refusal.BegunAlready() -> Problem.conflict("event_past", "The event has begun.");
            case Refusal.TooMany() ->
                Problem.conflict(
                        "too_many_invitations",
                        "At most " + InvitationRules.MAX_PER_EVENT + " can be invited to an event.");
        };
    }
}
