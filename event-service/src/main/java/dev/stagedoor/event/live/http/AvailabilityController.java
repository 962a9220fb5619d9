package dev.stagedoor.event.live.http;

import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.live.Told;
import dev.stagedoor.event.live.TooManyWatchersException;
import dev.stagedoor.event.live.WatchAvailability;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/events/{id}/availability")
@Tag(name = "Events")
class AvailabilityController {
    /** Streams end all the time, at the latest when their clients close the page. */
    private static final Duration RETRY_AFTER_CROWD = Duration.ofSeconds(10);

    private final FindEvents find;
    private final WatchAvailability watch;
    private final LiveStreams streams;
    private final Clock clock;

    AvailabilityController(FindEvents find, WatchAvailability watch, LiveStreams streams, Clock clock) {
        this.find = find;
        this.watch = watch;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAvailability",
            summary =
                    "Count the seats of an event; of drafts only as their organizer, of private ones only as that or invited",
            description =
                    "As `text/event-stream` they are told again at each change, in events named `availability`, with a"
                            + " comment now and then between them; reconnect when the stream ends.")
    @ApiResponse(
            responseCode = "200",
            description = "The seats in all and per ticket type, as ticket-service said asOf; of a stream, the data of"
                    + " each event",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AvailabilityResponse.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = AvailabilityResponse.class)))
            })
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    @ApiResponse(responseCode = "503", description = "Too many watch at once")
    Mono<AvailabilityResponse> now(@Nullable Caller caller, @PathVariable UUID id) {
        return find.visible(id, userId(caller))
                .map(view -> AvailabilityResponse.of(view, clock.instant()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")));
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    Mono<Void> live(@Nullable Caller caller, @PathVariable UUID id, ServerHttpResponse response) {
        Flux<Told> told = watch.watch(id, userId(caller))
                .switchIfEmpty(Flux.error(() -> Problem.notFound("event")))
                .onErrorMap(
                        TooManyWatchersException.class,
                        _ -> Problem.unavailable("Too many watch at once. Try again soon.", RETRY_AFTER_CROWD));
        return streams.write(told, response);
    }

    private static @Nullable UUID userId(@Nullable Caller caller) {
        return caller == null ? null : caller.userId();
    }
}
