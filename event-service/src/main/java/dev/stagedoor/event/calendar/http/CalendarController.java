package dev.stagedoor.event.calendar.http;

import dev.stagedoor.event.calendar.ShowCalendar;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.EventStatus;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Calendar", description = "What is on for you, and iCalendar files")
class CalendarController {
    private final ShowCalendar show;
    private final Clock clock;

    CalendarController(ShowCalendar show, Clock clock) {
        this.show = show;
        this.clock = clock;
    }

    /** Why an event is in a calendar. */
    enum Role {
        ORGANIZER,
        INVITED
    }

    /** A month of a place; at most 1000 events, by start. */
    record MonthResponse(String month, String zone, List<EntryResponse> events) {}

    /**
     * An event in a calendar.
     *
     * @param startsAt with the offset of the place that was asked for
     * @param endsAt likewise
     * @param timezone of the event
     */
    record EntryResponse(
            UUID id,
            String name,
            @Nullable String location,
            boolean online,
            String timezone,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            EventStatus status,
            Role role) {
        static EntryResponse of(EventView view, UUID userId, ZoneId zone, Instant now) {
            Event event = view.event();
            EventDetails details = event.details();
            return new EntryResponse(
                    event.id(),
                    details.name(),
                    details.location(),
                    details.online(),
                    details.timezone().getId(),
                    details.startsAt().atZone(zone).toOffsetDateTime(),
                    details.endsAt().atZone(zone).toOffsetDateTime(),
                    EventStatus.of(view, now),
                    event.belongsTo(userId) ? Role.ORGANIZER : Role.INVITED);
        }
    }

    @GetMapping("/api/users/me/calendar")
    @Operation(
            operationId = "getCalendarMonth",
            summary = "Show a month of yours",
            description = "The events that you organize, drafts too, and those you accepted an invitation to.")
    @Parameter(name = "month", description = "Such as 2026-11; absent: this one")
    @Parameter(name = "zone", description = "IANA time zone in which the month begins and ends; absent: UTC")
    @ApiResponse(responseCode = "200", description = "What overlaps the month, by start; at most 1000 events")
    @ApiResponse(responseCode = "422", description = "No month or no time zone")
    Mono<MonthResponse> month(
            Caller caller,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String zone) {
        Instant now = clock.instant();
        MonthQuery query = MonthQuery.read(month, zone, now);
        return show.month(caller.userId(), query.month(), query.zone())
                .map(views -> new MonthResponse(
                        query.month().toString(),
                        query.zone().getId(),
                        views.stream()
                                .map(view -> EntryResponse.of(view, caller.userId(), query.zone(), now))
                                .toList()));
    }

    @GetMapping("/api/users/me/calendar.ics")
    @Operation(
            operationId = "downloadCalendar",
            summary = "Download your calendar",
            description =
                    "What you organize or accepted, from 90 days ago on, at most 1000 events. A program that sends no"
                            + " token subscribes to the secret address instead.")
    @ApiResponse(
            responseCode = "200",
            description = "An iCalendar file (RFC 5545), times in UTC",
            content = @Content(mediaType = CalendarAnswer.TYPE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)")
    Mono<ResponseEntity<byte[]>> ahead(Caller caller) {
        return show.ahead(caller.userId()).map(file -> CalendarAnswer.file(file, "calendar.ics"));
    }

    @GetMapping("/api/events/{id}.ics")
    @Operation(
            operationId = "downloadEventCalendar",
            summary = "Download an event for your calendar, to be seen as the event is")
    @ApiResponse(
            responseCode = "200",
            description = "An iCalendar file (RFC 5545), times in UTC",
            content = @Content(mediaType = CalendarAnswer.TYPE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)")
    @ApiResponse(responseCode = "404", description = "There is none that you may know of")
    Mono<ResponseEntity<byte[]>> event(@Nullable Caller caller, @PathVariable UUID id) {
        return show.event(id, caller == null ? null : caller.userId())
                .map(file -> CalendarAnswer.file(file, id + ".ics"))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event")));
    }
}
