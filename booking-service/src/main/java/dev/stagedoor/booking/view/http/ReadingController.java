package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.view.ReadBookings;
import dev.stagedoor.booking.view.StreamBooking;
import dev.stagedoor.booking.view.TimelineStep;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Bookings")
@ApiResponse(responseCode = "403", description = "Somebody else's")
class ReadingController {
    private final ReadBookings read;
    private final StreamBooking stream;

    ReadingController(ReadBookings read, StreamBooking stream) {
        this.read = read;
        this.stream = stream;
    }

    @GetMapping(path = "/api/bookings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getBooking",
            summary = "Show a booking to its owner or to the organizer of its event",
            description =
                    "As `text/event-stream` it is told again at each change, in events named `booking`, until nothing"
                            + " more happens to it by itself.")
    @ApiResponse(
            responseCode = "200",
            description = "The booking; of a stream, the data of each event",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = BookingResponse.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = BookingResponse.class)))
            })
    @ApiResponse(responseCode = "404", description = "No such booking")
    Mono<BookingResponse> one(@PathVariable UUID id, Caller caller) {
        return read.one(id, caller.userId()).map(BookingResponse::of);
    }

    @GetMapping(path = "/api/bookings/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    Flux<ServerSentEvent<BookingResponse>> live(@PathVariable UUID id, Caller caller) {
        return stream.of(id, caller.userId())
                .map(view -> ServerSentEvent.builder(BookingResponse.of(view))
                        .event("booking")
                        .build());
    }

    @GetMapping("/api/bookings/{id}/timeline")
    @Operation(operationId = "getBookingTimeline", summary = "Tell what happened to a booking, and why")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such booking")
    Mono<TimelineResponse> timeline(@PathVariable UUID id, Caller caller) {
        return read.timeline(id, caller.userId()).map(steps -> new TimelineResponse(id, steps));
    }

    /** What happened to a booking. */
    record TimelineResponse(UUID bookingId, List<TimelineStep> steps) {}
}
