package dev.stagedoor.event.catalogue.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stagedoor.event.catalogue.EditDoorStaff;
import dev.stagedoor.event.catalogue.EditRequest;
import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Precondition;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/events/{eventId}/door-staff")
@Tag(name = "Door staff", description = "Who may redeem the tickets of an event")
class DoorStaffController {
    private final EditDoorStaff edit;
    private final Clock clock;

    DoorStaffController(EditDoorStaff edit, Clock clock) {
        this.edit = edit;
        this.clock = clock;
    }

    /**
     * Who works at the door. The field must be there: a request that misspells it must not open the door.
     *
     * @param users ids or names of users, at most 200; null: whoever has a ticket's id may redeem it
     */
    record DoorStaffRequest(
            @JsonProperty(required = true) @Nullable List<@Nullable String> users) {}

    /**
     * Who works at the door.
     *
     * @param users null: whoever has a ticket's id may redeem it; empty: the organizer alone
     */
    record DoorStaffResponse(@Nullable List<UUID> users) {}

    @GetMapping
    @Operation(operationId = "getDoorStaff", summary = "Show who may redeem the tickets of your event")
    @ApiResponse(responseCode = "200", description = "users: null means whoever has a ticket's id")
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)", content = @Content)
    @ApiResponse(responseCode = "403", description = "Not your event")
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    Mono<ResponseEntity<DoorStaffResponse>> read(Caller caller, @PathVariable UUID eventId) {
        return edit.read(new EditRequest(eventId, caller.userId(), Precondition.NONE))
                .map(Answers::done)
                .map(this::answer);
    }

    @PutMapping
    @Operation(
            operationId = "setDoorStaff",
            summary = "Say who may redeem the tickets of your event, besides you",
            description =
                    "users: ids or names of users, at most 200. null opens the door to whoever has a ticket's id; an empty"
                            + " list leaves it to you alone.")
    @ApiResponse(responseCode = "200", description = "Stored")
    @ApiResponse(responseCode = "400", description = "users is missing")
    @ApiResponse(responseCode = "403", description = "Not your event")
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    @ApiResponse(responseCode = "409", description = "The event was cancelled")
    @ApiResponse(responseCode = "412", description = "If-Match was sent and is stale")
    @ApiResponse(responseCode = "422", description = "Too many, or neither the id nor the name of a user")
    Mono<ResponseEntity<DoorStaffResponse>> replace(
            Caller caller,
            @PathVariable UUID eventId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DoorStaffRequest sent) {
        List<@Nullable String> users = sent.users();
        EditRequest request = new EditRequest(eventId, caller.userId(), Answers.optional(ifMatch));
        return (users == null
                        ? edit.set(request, null)
                        : edit.check(users).map(Answers::valid).flatMap(staff -> edit.set(request, staff)))
                .map(Answers::done)
                .map(this::answer);
    }

    @DeleteMapping
    @Operation(operationId = "clearDoorStaff", summary = "Let whoever has a ticket's id redeem it")
    @ApiResponse(responseCode = "204", description = "The door is open")
    @ApiResponse(responseCode = "403", description = "Not your event")
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    @ApiResponse(responseCode = "409", description = "The event was cancelled")
    @ApiResponse(responseCode = "412", description = "If-Match was sent and is stale")
    Mono<ResponseEntity<Void>> open(
            Caller caller,
            @PathVariable UUID eventId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return edit.set(new EditRequest(eventId, caller.userId(), Answers.optional(ifMatch)), null)
                .map(Answers::done)
                .map(_ -> ResponseEntity.noContent().build());
    }

    private ResponseEntity<DoorStaffResponse> answer(EventView view) {
        return ResponseEntity.ok()
                .eTag(EventETag.of(view, EventStatus.of(view, clock.instant())))
                .body(new DoorStaffResponse(view.event().doorStaff()));
    }
}
