package dev.stagedoor.event.calendar.http;

import dev.stagedoor.event.calendar.FeedSecret;
import dev.stagedoor.event.calendar.OfferFeed;
import dev.stagedoor.event.calendar.ShowCalendar;
import dev.stagedoor.service.http.PublicUrl;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A calendar that programs subscribe to: they send no token, so its address is the secret. */
@RestController
@Tag(name = "Calendar")
class FeedController {
    private final OfferFeed offer;
    private final ShowCalendar show;
    private final PublicUrl publicUrl;

    FeedController(OfferFeed offer, ShowCalendar show, PublicUrl publicUrl) {
        this.offer = offer;
        this.show = show;
        this.publicUrl = publicUrl;
    }

    /** Where a calendar program subscribes; shown this once. */
    record FeedResponse(String url) {}

    @PostMapping("/api/users/me/calendar/feed")
    @Operation(
            operationId = "createCalendarFeed",
            summary = "Get a secret address of your calendar; an earlier one stops to work")
    @ApiResponse(responseCode = "201", description = "Whoever knows the address can read your calendar")
    Mono<ResponseEntity<FeedResponse>> offer(Caller caller) {
        return offer.offer(caller.userId()).map(secret -> {
            String url = publicUrl.link("/api/calendars/" + secret.text() + ".ics");
            return ResponseEntity.created(URI.create(url)).body(new FeedResponse(url));
        });
    }

    @DeleteMapping("/api/users/me/calendar/feed")
    @Operation(operationId = "revokeCalendarFeed", summary = "Revoke the secret address of your calendar")
    @ApiResponse(responseCode = "204", description = "There is none any more")
    Mono<ResponseEntity<Void>> revoke(Caller caller) {
        return offer.revoke(caller.userId())
                .thenReturn(ResponseEntity.noContent().build());
    }

    @GetMapping("/api/calendars/{secret}.ics")
    @Operation(
            operationId = "readCalendarFeed",
            summary = "Read a calendar by its secret address",
            description = "What its owner organizes or accepted, from 90 days ago on, at most 1000 events.")
    @ApiResponse(
            responseCode = "200",
            description = "An iCalendar file (RFC 5545), times in UTC",
            content = @Content(mediaType = CalendarAnswer.TYPE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)")
    @ApiResponse(responseCode = "404", description = "There is none, or it was revoked")
    Mono<ResponseEntity<byte[]>> read(@PathVariable String secret) {
        return show.feed(new FeedSecret(secret))
                .map(file -> CalendarAnswer.file(file, "calendar.ics"))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("calendar")));
    }
}
