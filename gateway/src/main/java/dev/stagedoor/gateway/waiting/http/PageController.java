package dev.stagedoor.gateway.waiting.http;

import dev.stagedoor.gateway.request.ClientAddresses;
import dev.stagedoor.gateway.waiting.JoinRoom;
import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.service.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The waiting room for browsers, with scripts or without. */
@RestController
@Hidden
@RequestMapping("/waiting-room/{eventId}")
class PageController {
    private final PlaceAnswers answers;
    private final JoinRoom join;
    private final SignIn signIn;
    private final ClientAddresses addresses;
    private final Clock clock;

    PageController(PlaceAnswers answers, JoinRoom join, SignIn signIn, ClientAddresses addresses, Clock clock) {
        this.answers = answers;
        this.join = join;
        this.signIn = signIn;
        this.addresses = addresses;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> show(
            @PathVariable UUID eventId, @RequestParam(required = false) @Nullable String place) {
        return Mono.fromSupplier(() -> {
            Room room = answers.room(eventId);
            return page(HttpStatus.OK, place == null ? entrance(room, null) : waiting(room, eventId, place));
        });
    }

    @PostMapping(produces = MediaType.TEXT_HTML_VALUE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<String>> come(@PathVariable UUID eventId, ServerWebExchange exchange) {
        Room room = answers.room(eventId);
        return exchange.getFormData()
                .flatMap(form -> signIn.signIn(
                        sent(form, "username"), sent(form, "password"), addresses.of(exchange.getRequest())))
                .onErrorMap(error -> !(error instanceof Problem), _ -> PlaceAnswers.unavailable())
                .flatMap(outcome -> switch (outcome) {
                    case SignIn.Outcome.SignedIn(UUID account) -> enter(room, eventId, account);
                    case SignIn.Outcome.Refused(var status) ->
                        Mono.just(page(
                                HttpStatus.valueOf(status.value()),
                                entrance(
                                        room,
                                        status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)
                                                ? "Too many tries. Wait a little, and try again."
                                                : "There is no account with this name and password.")));
                });
    }

    private static String sent(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }

    private Mono<ResponseEntity<String>> enter(Room room, UUID eventId, UUID account) {
        return join.join(eventId, account).map(outcome -> {
            if (outcome instanceof JoinRoom.Outcome.TooEarly) {
                return page(HttpStatus.CONFLICT, entrance(room, "It is too early. Come back later."));
            }
            String place = answers.place(room, account, answers.joined(outcome)).place();
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(Page.address(eventId, place)))
                    .build();
        });
    }

    private String entrance(Room room, @Nullable String alert) {
        return Page.entrance(PlaceAnswers.terms(room), room.tally(clock.instant()), alert);
    }

    private String waiting(Room room, UUID eventId, String place) {
        UUID account = answers.holder(eventId, null, place);
        return Page.waiting(
                PlaceAnswers.terms(room),
                room.tally(clock.instant()),
                answers.place(room, account, room.standing(account, clock.instant())));
    }

    private static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(html);
    }
}
