package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.ticket.admission.RedeemTicket;
import dev.stagedoor.ticket.admission.Tickets;
import dev.stagedoor.ticket.admission.model.Admission;
import dev.stagedoor.ticket.admission.model.TicketState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
@Tag(name = "tickets", description = "Tickets, for whoever knows their ids")
@SecurityRequirements
class TicketController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private final Tickets tickets;
    private final RedeemTicket redeemTicket;

    TicketController(Tickets tickets, RedeemTicket redeemTicket) {
        this.tickets = tickets;
        this.redeemTicket = redeemTicket;
    }

    @GetMapping
    @Operation(summary = "Show a ticket to its bearer", description = "The id is the right to enter: keep it secret.")
    @ApiResponse(responseCode = "200", description = "The ticket")
    @ApiResponse(responseCode = "404", description = "No such ticket", content = @Content(mediaType = PROBLEM))
    Mono<TicketResponse> ticket(@PathVariable UUID id) {
        return tickets.find(id).map(TicketResponse::of).switchIfEmpty(Mono.error(TicketController::unknown));
    }

    @PostMapping("/redeem")
    @Operation(
            summary = "Present a ticket at the door",
            description = "Of any number of presentations exactly one is answered with 200. Each one is counted.")
    @ApiResponse(responseCode = "200", description = "Let the bearer in")
    @ApiResponse(responseCode = "404", description = "No such ticket", content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "409",
            description = "`ticket_already_redeemed` with `redeemedAt`, or `ticket_void`; both with"
                    + " `timesPresentedBefore` and `lastPresentedAt`",
            content = @Content(mediaType = PROBLEM))
    Mono<RedemptionResponse> redeem(@PathVariable UUID id) {
        return redeemTicket
                .redeem(id)
                .switchIfEmpty(Mono.error(TicketController::unknown))
                .flatMap(admission -> answer(id, admission));
    }

    private static Mono<RedemptionResponse> answer(UUID id, Admission admission) {
        return switch (admission) {
            case Admission.Admitted admitted ->
                Mono.just(new RedemptionResponse(
                        id, TicketState.REDEEMED, admitted.redeemedAt(), admitted.timesPresentedBefore()));
            case Admission.AlreadyRedeemed already -> {
                Problem problem = refusal(
                        "ticket_already_redeemed",
                        "This ticket was redeemed before.",
                        already.timesPresentedBefore(),
                        already.lastPresentedAt());
                yield Mono.error(
                        already.redeemedAt() == null ? problem : problem.with("redeemedAt", already.redeemedAt()));
            }
            case Admission.NotValid invalid ->
                Mono.error(refusal(
                        "ticket_void",
                        "This ticket is void: its booking was cancelled.",
                        invalid.timesPresentedBefore(),
                        invalid.lastPresentedAt()));
        };
    }

    private static Problem refusal(String code, String detail, int timesBefore, @Nullable Instant lastPresentedAt) {
        Problem problem = Problem.conflict(code, detail).with("timesPresentedBefore", timesBefore);
        // Absent where it was never presented before, as a void ticket may be.
        return lastPresentedAt == null ? problem : problem.with("lastPresentedAt", lastPresentedAt);
    }

    private static Problem unknown() {
        return Problem.notFound("ticket");
    }
}
