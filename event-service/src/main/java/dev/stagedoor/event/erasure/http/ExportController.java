package dev.stagedoor.event.erasure.http;

import dev.stagedoor.event.catalogue.http.EventResponse;
import dev.stagedoor.event.erasure.ExportEvents;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.event.invitation.model.InvitationState;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Your data", description = "What the catalogue holds of you")
class ExportController {
    private final ExportEvents export;
    private final Clock clock;

    ExportController(ExportEvents export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    /**
     * What the event service knows of a user.
     *
     * @param organized the user's own events, drafts too
     * @param doorStaffOf ids of the events at whose door the user works
     * @param invitations to events of others
     */
    record ExportResponse(List<EventResponse> organized, List<UUID> doorStaffOf, List<InvitationExport> invitations) {}

    /**
     * An invitation of the user.
     *
     * @param email where the organizer sent it; null: invited by name
     */
    record InvitationExport(
            UUID id,
            UUID eventId,
            @Nullable String email,
            InvitationState state,
            Instant createdAt,
            @Nullable Instant answeredAt) {
        static InvitationExport of(Invitation invitation) {
            return new InvitationExport(
                    invitation.id(),
                    invitation.eventId(),
                    invitation.email(),
                    invitation.state(),
                    invitation.createdAt(),
                    invitation.answeredAt());
        }
    }

    @GetMapping("/api/users/me/export/events")
    @Operation(operationId = "exportEvents", summary = "Export all that the event service knows of you")
    @ApiResponse(
            responseCode = "200",
            description = "Your own events, those at whose door you work, and your invitations")
    @ApiResponse(responseCode = "401", description = "No valid token")
    Mono<ExportResponse> export(Caller caller) {
        Instant now = clock.instant();
        return Mono.zip(
                        export.organized(caller.userId())
                                .map(view -> EventResponse.of(view, now))
                                .collectList(),
                        export.atTheDoor(caller.userId()).collectList(),
                        export.invitations(caller.userId())
                                .map(InvitationExport::of)
                                .collectList())
                .map(parts -> new ExportResponse(parts.getT1(), parts.getT2(), parts.getT3()));
    }
}
