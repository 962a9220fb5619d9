package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.RedeemTicket;
import dev.stagedoor.ticket.admission.Tickets;
import dev.stagedoor.ticket.admission.model.Admission;
import dev.stagedoor.ticket.admission.model.TicketState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/tickets/{id}")
@Tag(name = "Tickets", description = "Tickets, for whoever knows their ids")
class TicketController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private final Tickets tickets;
    private final RedeemTicket redeemTicket;

    TicketController(Tickets tickets, RedeemTicket redeemTicket) {
        this.tickets = tickets;
        this.redeemTicket = redeemTicket;
    }

    @GetMapping
    @Operation(
            operationId = "getTicket",
            summary = "Show a ticket to its bearer",
            description = "The id is the right to enter: keep it secret.")
    @ApiResponse(responseCode = "200", description = "The ticket")
    @ApiResponse(responseCode = "404", description = "No such ticket", content = @Content(mediaType = PROBLEM))
    Mono<TicketResponse> ticket(@PathVariable UUID id) {
        return tickets.find(id).map(TicketResponse::of).switchIfEmpty(Mono.error(TicketController::unknown));
    }

    @PostMapping("/redeem")
    @Operation(
            operationId = "redeemTicket",
            summary = "Present a ticket at the door",
            description =
                    "Of any number of presentations exactly one is answered with 200. Each one is counted. Needs no"
                            + " token, unless the event has door staff: then one of theirs, or its organizer's.")
    @ApiResponse(responseCode = "200", description = "Let the bearer in")
    @ApiResponse(
            responseCode = "401",
            description = "`door_staff_only`: no token",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "403",
            description = "`door_staff_only`: the token of somebody else",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(responseCode = "404", description = "No such ticket", content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "409",
            description = "`ticket_already_redeemed` with `redeemedAt`, or `ticket_void` with `reason`"
                    + " (`booking_cancelled`, `event_cancelled`); both with `timesPresentedBefore` and"
                    + " `lastPresentedAt`",
            content = @Content(mediaType = PROBLEM))
    Mono<RedemptionResponse> redeem(@PathVariable UUID id, @Nullable Caller caller) {
        return redeemTicket
                .redeem(id, caller == null ? null : caller.userId())
                .switchIfEmpty(Mono.error(TicketController::unknown))
                .map(entry -> answer(id, entry.admission()));
    }

    private static RedemptionResponse answer(UUID id, Admission admission) {
        return switch (admission) {
            case Admission.Admitted admitted ->
                new RedemptionResponse(
                        id, TicketState.REDEEMED, admitted.redeemedAt(), admitted.timesPresentedBefore());
            case Admission.AlreadyRedeemed already -> throw DoorProblems.alreadyRedeemed(already);
            case Admission.NotValid invalid -> throw DoorProblems.notValid(invalid);
            case Admission.NotYourDoor barred -> throw DoorProblems.notYourDoor(barred);
        };
    }

    private static Problem unknown() {
        return Problem.notFound("ticket");
    }
}
