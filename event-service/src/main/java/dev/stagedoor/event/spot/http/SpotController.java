package dev.stagedoor.event.spot.http;

import dev.stagedoor.event.catalogue.http.Answers;
import dev.stagedoor.event.spot.FindSpots;
import dev.stagedoor.event.spot.OpenSpot;
import dev.stagedoor.event.spot.OpenSpot.Outcome;
import dev.stagedoor.event.spot.model.SpotForm;
import dev.stagedoor.event.spot.model.SpotRules;
import dev.stagedoor.event.spot.model.WantedSpot;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/spots")
@Tag(name = "Spots", description = "Slots that guests reserve without an account")
class SpotController {
    private final OpenSpot open;
    private final FindSpots find;
    private final SpotPages pages;
    private final Clock clock;

    SpotController(OpenSpot open, FindSpots find, SpotPages pages, Clock clock) {
        this.open = open;
        this.find = find;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            operationId = "openSpot",
            summary = "Open a spot with its slots",
            description = "A spot is an event whose ticket types are slots, free of charge and in no list: edit and"
                    + " cancel it as the event of the same id. Its name, 1 to 80 characters without / \\ % ; is its"
                    + " address, whatever the case, and stays its own for good. 1 to 500 slots; they may overlap.")
    @ApiResponse(responseCode = "201", description = "Open for reservations; its address is in Location")
    @ApiResponse(responseCode = "403", description = "Only organizers open spots")
    @ApiResponse(responseCode = "409", description = "The name is taken (spot_name_taken)")
    @ApiResponse(responseCode = "422", description = "Values are not valid; all of them are listed")
    Mono<ResponseEntity<SpotResponse>> open(Caller caller, @RequestBody SpotForm form) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        WantedSpot wanted = Answers.valid(SpotRules.check(form, now));
        return open.open(caller.userId(), wanted, now).map(outcome -> switch (outcome) {
            case Outcome.Opened(var view) ->
                ResponseEntity.created(pages.resource(wanted.name()))
                        .body(SpotResponse.of(view, pages.page(wanted.name()), now));
            case Outcome.NameTaken() ->
                throw Problem.conflict("spot_name_taken", "There is a spot of this name already. Choose another.");
        });
    }

    @GetMapping("/{name}")
    @Operation(operationId = "getSpot", summary = "Show a spot and what is left of its slots")
    @ApiResponse(responseCode = "200", description = "The spot, also one that was cancelled or is past: see status")
    @ApiResponse(responseCode = "404", description = "There is no spot of this name")
    Mono<SpotResponse> read(@PathVariable String name) {
        return find.named(name)
                .map(view -> SpotResponse.of(
                        view, pages.page(String.valueOf(view.event().spot())), clock.instant()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("spot")));
    }
}
