package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.RedeemTicket;
import dev.stagedoor.ticket.admission.RedeemTicket.Entry;
import dev.stagedoor.ticket.admission.Tickets;
import dev.stagedoor.ticket.admission.model.Admission;
import dev.stagedoor.ticket.admission.model.Door;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/spots/{spotId}/redeem/{ticketId}")
@Tag(name = "Spots", description = "Tickets of a spot, for whoever checks them")
class SpotController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final RedeemTicket redeemTicket;
    private final Tickets tickets;

    SpotController(RedeemTicket redeemTicket, Tickets tickets) {
        this.redeemTicket = redeemTicket;
        this.tickets = tickets;
    }

    @PostMapping
    @Operation(
            operationId = "presentTicketAtSpot",
            summary = "Present a ticket at a spot",
            description = "Says how often it was presented before, and when last; the first presentation redeems it."
                    + " Needs no token, unless the spot has door staff.")
    @ApiResponse(responseCode = "200", description = "Presented, and counted")
    @ApiResponse(
            responseCode = "401",
            description = "`door_staff_only`: no token",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "403",
            description = "`door_staff_only`: the token of somebody else",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "The spot has no such ticket",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "409",
            description = "`ticket_void` with `reason`",
            content = @Content(mediaType = PROBLEM))
    Mono<SpotRedemptionResponse> present(
            @PathVariable UUID spotId, @PathVariable UUID ticketId, @Nullable Caller caller) {
        return entry(spotId, ticketId, caller).map(entry -> answer(spotId, ticketId, entry));
    }

    @GetMapping
    @Operation(
            operationId = "followTicketLink",
            summary = "Present a ticket at a spot by following its link",
            description =
                    "The same for a browser: the QR code of a spot's ticket is this link. A page, or JSON for whoever"
                            + " accepts that before HTML. A browser that only looks ahead (`Sec-Purpose: prefetch`) gets 503,"
                            + " and neither that nor `HEAD` is counted.")
    @ApiResponse(
            responseCode = "200",
            description = "Presented, and counted",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = SpotRedemptionResponse.class))
            })
    @ApiResponse(responseCode = "401", description = "`door_staff_only`: no token")
    @ApiResponse(responseCode = "403", description = "`door_staff_only`: the token of somebody else")
    @ApiResponse(responseCode = "404", description = "The spot has no such ticket")
    @ApiResponse(responseCode = "409", description = "`ticket_void`")
    @ApiResponse(responseCode = "503", description = "A prefetch", content = @Content)
    Mono<ResponseEntity<Object>> follow(
            @PathVariable UUID spotId,
            @PathVariable UUID ticketId,
            @Nullable Caller caller,
            ServerHttpRequest request) {
        if (isPrefetch(request.getHeaders())) {
            // Not a success: a browser would show what it fetched ahead, and the presentation would never be counted.
            return Mono.just(head(HttpStatus.SERVICE_UNAVAILABLE).build());
        }
        if (request.getMethod() == HttpMethod.HEAD) {
            return tickets.door(ticketId)
                    .filter(door -> door.isOfSpot(spotId))
                    .map(_ -> head(HttpStatus.OK).contentType(HTML).build())
                    .switchIfEmpty(Mono.error(SpotController::unknown));
        }
        Mono<Entry> entry = entry(spotId, ticketId, caller);
        if (prefersJson(request.getHeaders())) {
            return entry.map(found ->
                    head(HttpStatus.OK).contentType(MediaType.APPLICATION_JSON).body(answer(spotId, ticketId, found)));
        }
        return entry.map(found -> page(found.door(), answer(spotId, ticketId, found)))
                .onErrorResume(
                        Problem.class,
                        problem -> Mono.just(
                                head(problem.status()).contentType(HTML).body(SpotPage.refused(problem))));
    }

    private Mono<Entry> entry(UUID spot, UUID ticket, @Nullable Caller caller) {
        return redeemTicket
                .redeemAtSpot(spot, ticket, caller == null ? null : caller.userId())
                .switchIfEmpty(Mono.error(SpotController::unknown));
    }

    private static SpotRedemptionResponse answer(UUID spot, UUID ticket, Entry entry) {
        return switch (entry.admission()) {
            case Admission.Admitted first ->
                new SpotRedemptionResponse(spot, ticket, first.timesPresentedBefore(), first.lastPresentedAt());
            case Admission.AlreadyRedeemed again ->
                new SpotRedemptionResponse(spot, ticket, again.timesPresentedBefore(), again.lastPresentedAt());
            case Admission.NotValid invalid -> throw DoorProblems.notValid(invalid);
            case Admission.NotYourDoor barred -> throw DoorProblems.notYourDoor(barred);
        };
    }

    private static ResponseEntity<Object> page(Door door, SpotRedemptionResponse shown) {
        return head(HttpStatus.OK)
                .contentType(HTML)
                .body(SpotPage.shown(door, shown.timesPresentedBefore(), shown.lastPresentedAt()));
    }

    /** The address is the right to enter: it goes into no cache and to no other site. */
    private static ResponseEntity.BodyBuilder head(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", SpotPage.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }

    private static boolean isPrefetch(HttpHeaders headers) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .flatMap(name -> headers.getOrEmpty(name).stream())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .anyMatch(value ->
                        value.contains("prefetch") || value.contains("prerender") || value.contains("preview"));
    }

    private static boolean prefersJson(HttpHeaders headers) {
        return accepted(headers).stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                .map(type -> type.includes(MediaType.TEXT_HTML) ? MediaType.TEXT_HTML : type)
                .filter(type -> type.equals(MediaType.TEXT_HTML) || type.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .map(type -> !type.equals(MediaType.TEXT_HTML))
                .orElse(false);
    }

    private static List<MediaType> accepted(HttpHeaders headers) {
        try {
            return headers.getAccept();
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("ticket of this spot");
    }
}
