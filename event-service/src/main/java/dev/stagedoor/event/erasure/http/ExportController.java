package dev.stagedoor.event.erasure.http;

import dev.stagedoor.event.catalogue.http.EventResponse;
import dev.stagedoor.event.erasure.ExportEvents;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Your data")
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
     */
    record ExportResponse(List<EventResponse> organized, List<UUID> doorStaffOf) {}

    @GetMapping("/api/users/me/export/events")
    @Operation(summary = "Export all that the event service knows of you")
    @ApiResponse(responseCode = "200", description = "Your own events, and those at whose door you work")
    @ApiResponse(responseCode = "401", description = "No valid token")
    Mono<ExportResponse> export(Caller caller) {
        Instant now = clock.instant();
        return Mono.zip(
                export.organized(caller.userId())
                        .map(view -> EventResponse.of(view, now))
                        .collectList(),
                export.atTheDoor(caller.userId()).collectList(),
                ExportResponse::new);
    }
}
