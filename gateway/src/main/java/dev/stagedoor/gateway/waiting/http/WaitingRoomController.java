package dev.stagedoor.gateway.waiting.http;

import dev.stagedoor.gateway.waiting.JoinRoom;
import dev.stagedoor.gateway.waiting.WatchPlace;
import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/waiting-rooms/{eventId}")
@Tag(name = "Waiting rooms", description = "Events whose buyers are let in at a pace, and in a fair order")
class WaitingRoomController {
    /** On a page: 650 kB, and 10 ms to compute. */
    private static final int LOTS = 10_000;

    private static final String PLACE = "The place that you were given; instead of an access token";

    private final PlaceAnswers answers;
    private final JoinRoom join;
    private final WatchPlace watch;
    private final Clock clock;

    WaitingRoomController(PlaceAnswers answers, JoinRoom join, WatchPlace watch, Clock clock) {
        this.answers = answers;
        this.join = join;
        this.watch = watch;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "showWaitingRoom",
            summary = "Show how many wait, and the proof that the order is fair",
            description = "Before the opening the hash of the seed, from the opening on the seed.")
    @ApiResponse(responseCode = "200", description = "As this gateway has it from the log")
    Mono<RoomResponse> show(@PathVariable UUID eventId) {
        return Mono.fromSupplier(() -> {
            Room room = answers.room(eventId);
            return RoomResponse.of(room, PlaceAnswers.terms(room), clock.instant());
        });
    }

    @PostMapping("/place")
    @Operation(
            operationId = "joinWaitingRoom",
            summary = "Come to the waiting room of an event",
            description =
                    "An account has one place, however often it comes. Who comes before the opening draws lots, who"
                            + " comes later stands behind them. Whoever did not book while they could may come anew.")
    @ApiResponse(responseCode = "200", description = "Where you are")
    @ApiResponse(responseCode = "409", description = "Too early (too_early): come from joinableFrom on")
    Mono<PlaceResponse> join(Caller caller, @PathVariable UUID eventId) {
        return join.join(eventId, caller.userId())
                .map(answers::joined)
                .map(standing -> answers.place(answers.room(eventId), caller.userId(), standing));
    }

    @GetMapping(path = "/place", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getPlace",
            summary = "Show where you are in a waiting room",
            description =
                    "As `text/event-stream` again and again, in events named `place`, until you are let in; come back"
                            + " when the stream ends before.")
    @ApiResponse(
            responseCode = "200",
            description = "Where you are; of a stream, the data of each event",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = PlaceResponse.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = PlaceResponse.class)))
            })
    @ApiResponse(responseCode = "404", description = "No such room, or you never came")
    @ApiResponse(responseCode = "422", description = "place is none of this room, or has expired")
    Mono<PlaceResponse> place(
            @Nullable Caller caller,
            @PathVariable UUID eventId,
            @Parameter(description = PLACE) @RequestParam(required = false) @Nullable String place) {
        return Mono.fromSupplier(() -> {
            Room room = answers.room(eventId);
            UUID account = holder(caller, eventId, place);
            return answers.place(room, account, room.standing(account, clock.instant()));
        });
    }

    @GetMapping(path = "/place", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    Flux<ServerSentEvent<PlaceResponse>> live(
            @Nullable Caller caller,
            @PathVariable UUID eventId,
            @RequestParam(required = false) @Nullable String place) {
        return Flux.defer(() -> {
            Room room = answers.room(eventId);
            UUID account = holder(caller, eventId, place);
            return watch.watch(room, account)
                    .map(standing -> ServerSentEvent.builder(answers.place(room, account, standing))
                            .event("place")
                            .build())
                    .switchIfEmpty(Flux.error(PlaceAnswers::unavailable));
        });
    }

    private UUID holder(@Nullable Caller caller, UUID eventId, @Nullable String place) {
        return answers.holder(eventId, caller == null ? null : caller.userId(), place);
    }

    @GetMapping(path = "/lots", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            operationId = "listLots",
            summary = "List the lots that were drawn, in the order in which their holders are let in",
            description =
                    "One a line, 10,000 a page: SHA-256 of the seed, a space and the account's id. Behind the last page"
                            + " nothing.")
    @Parameter(name = "page", description = "From 1")
    @ApiResponse(responseCode = "200", description = "Lots, the first to be let in first")
    @ApiResponse(responseCode = "409", description = "Lots are not drawn yet (waiting_room_not_open)")
    @ApiResponse(responseCode = "422", description = "There is no such page")
    Mono<String> lots(@PathVariable UUID eventId, @RequestParam(defaultValue = "1") int page) {
        return Mono.fromSupplier(() -> {
            Room room = answers.room(eventId);
            if (!room.tally(clock.instant()).open()) {
                throw Problem.conflict("waiting_room_not_open", "Lots are drawn when the waiting room opens.");
            }
            if (page < 1) {
                throw Problem.invalid("page", "must be at least 1");
            }
            return room.drawn().stream()
                    .skip((page - 1L) * LOTS)
                    .limit(LOTS)
                    .map(account -> room.seed().lot(account) + "\n")
                    .collect(Collectors.joining());
        });
    }
}
