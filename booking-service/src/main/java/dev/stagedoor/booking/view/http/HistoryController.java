package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.view.BookingQuery;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.ExportBookings;
import dev.stagedoor.booking.view.ReadBookings;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bookings, many at once. */
@RestController
@Tag(name = "Bookings")
@ApiResponse(responseCode = "403", description = "Somebody else's")
class HistoryController {
    private static final String CSV = "text/csv";
    private static final String ME = "me";

    private final ReadBookings read;
    private final ExportBookings export;

    HistoryController(ReadBookings read, ExportBookings export) {
        this.read = read;
        this.export = export;
    }

    @GetMapping("/api/users/{userId}/bookings")
    @Operation(
            operationId = "listUserBookings",
            summary = "List one's own bookings, newest first unless asked otherwise")
    @Parameter(name = "userId", description = "The caller's id, or `me`")
    @ApiResponse(responseCode = "200")
    @Listed
    Mono<ResponseEntity<Page<BookingResponse>>> ofUser(
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable UUID eventId,
            Caller caller,
            PageRequest page,
            @Parameter(hidden = true) ServerHttpRequest request) {
        UUID user = user(userId, caller);
        BookingQuery query = QueryParameters.read(request.getQueryParams(), eventId);
        return read.ofUser(user, caller.userId(), query, page).map(found -> PageLinks.answer(request, answer(found)));
    }

    @GetMapping(path = "/api/events/{eventId}/bookings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEventBookings",
            summary = "List the bookings of an event to its organizer, newest first unless asked otherwise",
            description = "As `text/csv` all of them come in one file, newest first, streamed.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = BookingPage.class)),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "404", description = "No such published event")
    @Listed
    Mono<ResponseEntity<Page<BookingResponse>>> ofEvent(
            @PathVariable UUID eventId,
            Caller caller,
            PageRequest page,
            @Parameter(hidden = true) ServerHttpRequest request) {
        BookingQuery query = QueryParameters.read(request.getQueryParams(), eventId);
        return read.ofEvent(eventId, caller.userId(), query, page)
                .map(found -> PageLinks.answer(request, answer(found)));
    }

    @GetMapping(path = "/api/events/{eventId}/bookings", produces = CSV)
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<String>>> download(
            @PathVariable UUID eventId, Caller caller, @Parameter(hidden = true) ServerHttpRequest request) {
        BookingQuery query = QueryParameters.read(request.getQueryParams(), eventId);
        return export.ofEvent(eventId, caller.userId(), query)
                .map(all -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"bookings-" + eventId + ".csv\"")
                        .body(Flux.concat(Flux.just(BookingLine.HEAD), all.map(BookingLine::of))));
    }

    @GetMapping("/api/users/me/export/bookings")
    @Operation(
            operationId = "exportBookings",
            summary = "Everything that is known of one's own bookings, with payments, refunds and what happened")
    @ApiResponse(responseCode = "200")
    Mono<ExportResponse> export(Caller caller) {
        return export.ofUser(caller.userId())
                .map(ExportResponse.Entry::of)
                .collectList()
                .map(ExportResponse::new);
    }

    private static UUID user(String text, Caller caller) {
        if (text.equals(ME)) {
            return caller.userId();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.malformed("The user is neither an id nor `me`.");
        }
    }

    private static Page<BookingResponse> answer(Page<BookingView> found) {
        return new Page<>(
                found.items().stream().map(BookingResponse::of).toList(), found.page(), found.limit(), found.total());
    }

    /** The page of bookings, for the OpenAPI document. */
    record BookingPage(List<BookingResponse> items, int page, int limit, long total) {}
}
