package dev.stagedoor.event.waiting.http;

import dev.stagedoor.event.catalogue.http.Answers;
import dev.stagedoor.event.waiting.EditWaitingRoom;
import dev.stagedoor.event.waiting.ShowWaitingRooms;
import dev.stagedoor.event.waiting.WaitingRoomLimits;
import dev.stagedoor.event.waiting.model.Outcome;
import dev.stagedoor.event.waiting.model.Terms;
import dev.stagedoor.event.waiting.model.WaitingRoom;
import dev.stagedoor.event.waiting.model.WaitingRoomRules;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Waiting rooms", description = "Events whose buyers are let in at a pace, and in a fair order")
class WaitingRoomController {
    private final EditWaitingRoom edit;
    private final ShowWaitingRooms show;
    private final WaitingRoomLimits limits;

    WaitingRoomController(EditWaitingRoom edit, ShowWaitingRooms show, WaitingRoomLimits limits) {
        this.edit = edit;
        this.show = show;
        this.limits = limits;
    }

    /**
     * A wanted room.
     *
     * @param opensAt ISO 8601 with offset
     * @param admissionsPerMinute 1 to 60,000
     */
    record WaitingRoomForm(
            @Nullable String opensAt, @Nullable Integer admissionsPerMinute) {}

    /**
     * A room.
     *
     * @param joinableFrom who comes between then and the opening draws lots
     * @param opensAt the first is let in
     * @param closesAt from then on booking needs no admission
     */
    record WaitingRoomResponse(
            UUID eventId,
            String eventName,
            Instant joinableFrom,
            Instant opensAt,
            Instant closesAt,
            int admissionsPerMinute) {}

    /** All rooms that are ahead or open. */
    record WaitingRoomsResponse(List<WaitingRoomResponse> items) {}

    @GetMapping("/api/events/{id}/waiting-room")
    @Operation(
            operationId = "getWaitingRoom",
            summary = "Show the terms on which an event lets its buyers in",
            description = "Who waits, and the proof that the order is fair, is at `/api/waiting-rooms/{eventId}`.")
    @ApiResponse(responseCode = "200", description = "When it opens and how many are let in")
    @ApiResponse(responseCode = "404", description = "No such event, or none with a waiting room")
    Mono<WaitingRoomResponse> read(@Nullable Caller caller, @PathVariable UUID id) {
        return show.of(id, caller == null ? null : caller.userId())
                .map(this::response)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("waiting room")));
    }

    @GetMapping("/api/waiting-rooms")
    @Operation(
            operationId = "listWaitingRooms",
            summary = "List the waiting rooms that are ahead or open",
            description = "By their opening, all at once: the gateways read them here.")
    @ApiResponse(responseCode = "200", description = "Of published public events that take place")
    Mono<WaitingRoomsResponse> all() {
        return show.all()
                .map(rooms -> new WaitingRoomsResponse(
                        rooms.stream().map(this::response).toList()));
    }

    @PutMapping("/api/events/{id}/waiting-room")
    @Operation(
            operationId = "setWaitingRoom",
            summary = "Let the buyers of your event in at a pace",
            description = "Until it closes, nobody books without an admission, not before the opening either.")
    @ApiResponse(responseCode = "200", description = "As it is now; the gateways know of it in a few seconds")
    @ApiResponse(responseCode = "403", description = "Not your event")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The event is private (event_private) or was cancelled (event_cancelled), the room is about to"
                            + " open or open (waiting_room_fixed), or you have too many (too_many_waiting_rooms)")
    Mono<WaitingRoomResponse> set(Caller caller, @PathVariable UUID id, @RequestBody WaitingRoomForm sent) {
        Terms wanted = Answers.valid(WaitingRoomRules.check(sent.opensAt(), sent.admissionsPerMinute()));
        return edit.set(id, caller.userId(), wanted).map(this::done);
    }

    @DeleteMapping("/api/events/{id}/waiting-room")
    @Operation(operationId = "removeWaitingRoom", summary = "Let everybody book your event at once")
    @ApiResponse(responseCode = "204", description = "Whoever waits may book in a few seconds")
    @ApiResponse(responseCode = "403", description = "Not your event")
    Mono<ResponseEntity<Void>> remove(Caller caller, @PathVariable UUID id) {
        return edit.remove(id, caller.userId())
                .map(this::done)
                .map(_ -> ResponseEntity.noContent().build());
    }

    private WaitingRoomResponse done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(WaitingRoom room) -> response(room);
            case Outcome.NoSuchEvent() -> throw Problem.notFound("event");
            case Outcome.NoSuchRoom() -> throw Problem.notFound("waiting room");
            case Outcome.NotYours() ->
                throw Problem.forbidden("Only its organizer puts a waiting room before an event.");
            case Outcome.ForGuests() ->
                throw Problem.conflict("event_private", "The guest list says who may book a private event.");
            case Outcome.CalledOff() -> throw Problem.conflict("event_cancelled", "The event was cancelled.");
            case Outcome.Fixed() ->
                throw Problem.conflict(
                        "waiting_room_fixed",
                        "The room is open or about to be: it stays as it is, or you take it away altogether.");
            case Outcome.TooMany() ->
                throw Problem.conflict(
                        "too_many_waiting_rooms", "You may have " + limits.perOrganizer() + " waiting rooms at once.");
            case Outcome.Invalid(var error) -> throw Problem.invalid(error.field(), error.message());
        };
    }

    private WaitingRoomResponse response(WaitingRoom room) {
        Instant opensAt = room.terms().opensAt();
        return new WaitingRoomResponse(
                room.eventId(),
                room.eventName(),
                opensAt.minus(limits.joinable()),
                opensAt,
                opensAt.plus(limits.lasts()),
                room.terms().admissionsPerMinute());
    }
}
