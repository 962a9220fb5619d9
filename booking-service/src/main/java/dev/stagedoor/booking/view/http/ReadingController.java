package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews.TimelineStep;
import dev.stagedoor.booking.view.ReadBookings;
import dev.stagedoor.booking.view.StreamBooking;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
    @Operation(summary = "Show a booking to its owner or to the organizer of its event")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such booking")
    Mono<BookingResponse> one(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return read.one(id, caller.userId()).map(BookingResponse::of);
    }

    @GetMapping(path = "/api/bookings/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Show a booking at each change until nothing more happens to it by itself")
    Flux<ServerSentEvent<BookingResponse>> live(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return stream.of(id, caller.userId())
                .map(view -> ServerSentEvent.builder(BookingResponse.of(view))
                        .event("booking")
                        .id(String.valueOf(view.booking().version()))
                        .build());
    }

    @GetMapping("/api/bookings/{id}/timeline")
    @Operation(summary = "Tell what happened to a booking, and why")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such booking")
    Mono<TimelineResponse> timeline(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return read.timeline(id, caller.userId()).map(steps -> new TimelineResponse(id, steps));
    }

    @GetMapping("/api/users/{userId}/bookings")
    @Operation(summary = "List one's own bookings, newest first")
    @ApiResponse(responseCode = "200")
    Mono<ResponseEntity<Page<BookingResponse>>> ofUser(
            @PathVariable UUID userId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable UUID eventId,
            @Parameter(hidden = true) Caller caller,
            PageRequest page,
            ServerHttpRequest request) {
        return Mono.defer(() -> read.ofUser(userId, caller.userId(), eventId, status(status), page))
                .map(found -> PageLinks.answer(request, answer(found)));
    }

    @GetMapping("/api/events/{eventId}/bookings")
    @Operation(summary = "List the bookings of an event to its organizer, newest first")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such published event")
    Mono<ResponseEntity<Page<BookingResponse>>> ofEvent(
            @PathVariable UUID eventId,
            @RequestParam(required = false) @Nullable String status,
            @Parameter(hidden = true) Caller caller,
            PageRequest page,
            ServerHttpRequest request) {
        return Mono.defer(() -> read.ofEvent(eventId, caller.userId(), status(status), page))
                .map(found -> PageLinks.answer(request, answer(found)));
    }

    /** What happened to a booking. */
    record TimelineResponse(UUID bookingId, List<TimelineStep> steps) {}

    private static Page<BookingResponse> answer(Page<BookingView> found) {
        return new Page<>(
                found.items().stream().map(BookingResponse::of).toList(), found.page(), found.limit(), found.total());
    }

    private static @Nullable Status status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Stream.of(Status.values())
                .filter(status -> status.code().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "status", "must be one of pending, held, confirmed, rejected, expired, cancelled"));
    }
}
