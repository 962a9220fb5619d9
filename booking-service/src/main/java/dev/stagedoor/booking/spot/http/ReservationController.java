package dev.stagedoor.booking.spot.http;

import dev.stagedoor.booking.order.OrderProperties;
import dev.stagedoor.booking.order.http.Preference;
import dev.stagedoor.booking.order.http.Refusals;
import dev.stagedoor.booking.spot.ReadReservation;
import dev.stagedoor.booking.spot.Reservation;
import dev.stagedoor.booking.spot.ReserveSlot;
import dev.stagedoor.booking.spot.ReserveSlot.Wish;
import dev.stagedoor.booking.view.http.IdempotencyKeys;
import dev.stagedoor.service.http.PublicUrl;
import dev.stagedoor.service.model.MailAddress;
import dev.stagedoor.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Spots", description = "Seats of spots, for guests without an account")
class ReservationController {
    /** The key is all that tells guests apart: too short a one might be another guest's, and so would be the ticket. */
    private static final int MIN_KEY = 16;

    private final ReserveSlot reserve;
    private final ReadReservation read;
    private final OrderProperties limits;
    private final PublicUrl publicUrl;

    ReservationController(ReserveSlot reserve, ReadReservation read, OrderProperties limits, PublicUrl publicUrl) {
        this.reserve = reserve;
        this.read = read;
        this.limits = limits;
        this.publicUrl = publicUrl;
    }

    /** Body of {@code POST /api/spots/{name}/reservations}; may be left out. */
    record ReservationRequest(
            @Nullable UUID slotId,

            @Size(max = MailAddress.MAX_LENGTH, message = "must have at most " + MailAddress.MAX_LENGTH + " characters")
            @Pattern(regexp = MailAddress.PATTERN, message = NO_ADDRESS)
            @Nullable
            String email) {

        static final String NO_ADDRESS = "must be a mail address";

        void requireAddress() {
            if (email != null && MailAddress.onTheWire(email).isEmpty()) {
                throw Problem.invalid("email", NO_ADDRESS);
            }
        }

        @Override
        public String toString() {
            return "ReservationRequest[slotId=" + slotId + "]";
        }
    }

    @PostMapping("/api/spots/{name}/reservations")
    @Operation(
            operationId = "reserveSlot",
            summary = "Reserve a seat as a guest, without an account",
            description =
                    "Of the slot asked for, or of the next one that has a seat. Waits for the ticket: 5 seconds, or as"
                            + " long as `Prefer: wait=N` says (0 to 30). The booking's id is the guest's right to read the"
                            + " reservation, the ticket's id the right to enter. An `Idempotency-Key` has 16 characters at least.")
    @ApiResponse(responseCode = "201", description = "The ticket")
    @ApiResponse(
            responseCode = "202",
            description = "No ticket yet; follow `Location`",
            headers = @Header(name = "Location", description = "The booking", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "No such spot")
    @ApiResponse(
            responseCode = "409",
            description = "`seats_unavailable`, `sales_closed`, `sale_suspended`, `event_cancelled`")
    @ApiResponse(responseCode = "422", description = "Invalid values, or `idempotency_key_reused`")
    @ApiResponse(
            responseCode = "503",
            description = "`event_not_ready`: just opened, try again; `overloaded`: nothing was done, try again")
    Mono<ResponseEntity<ReservationResponse>> reserve(
            @PathVariable String name,
            @Valid @RequestBody(required = false) @Nullable ReservationRequest body,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
        if (body != null) {
            body.requireAddress();
        }
        String checked = IdempotencyKeys.checked(key, MIN_KEY);
        Preference preference = Preference.of(prefer == null ? List.of() : prefer, limits);
        Wish wish = new Wish(name, body == null ? null : body.slotId(), body == null ? null : body.email(), checked);
        return reserve.reserve(wish, preference.patience()).map(reservation -> answer(reservation, name, preference));
    }

    @GetMapping("/api/spots/{name}/reservations/{bookingId}")
    @Operation(operationId = "getReservation", summary = "Show a guest how far a reservation is")
    @ApiResponse(responseCode = "200", description = "With the ticket once `status` is `confirmed` and it is issued")
    @ApiResponse(responseCode = "404", description = "No such reservation of a guest")
    Mono<ReservationResponse> reservation(@PathVariable String name, @PathVariable UUID bookingId) {
        return read.of(name, bookingId)
                .map(view -> ReservationResponse.of(view, publicUrl))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("reservation")));
    }

    private ResponseEntity<ReservationResponse> answer(Reservation reservation, String name, Preference preference) {
        return switch (reservation) {
            case Reservation.Known(var view) -> {
                boolean issued = !view.tickets().isEmpty();
                yield head(
                                issued ? HttpStatus.CREATED : HttpStatus.ACCEPTED,
                                name,
                                view.booking().id(),
                                preference)
                        .body(ReservationResponse.of(view, publicUrl));
            }
            case Reservation.Undecided(var id) ->
                head(HttpStatus.ACCEPTED, name, id, preference).build();
            case Reservation.Refused(var reason) -> throw Refusals.rejected(reason);
            case Reservation.NoSuchSpot _ -> throw Problem.notFound("spot");
            case Reservation.NoSuchSlot _ ->
                throw Problem.invalid("slotId", "is not a slot of this spot that guests can reserve");
            case Reservation.NotReady _ -> throw Refusals.notReady();
            case Reservation.KeyReused _ -> throw IdempotencyKeys.reused();
        };
    }

    private static ResponseEntity.BodyBuilder head(HttpStatus status, String name, UUID id, Preference preference) {
        URI location = UriComponentsBuilder.fromPath("/api/spots/{name}/reservations/{id}")
                .encode()
                .buildAndExpand(name, id)
                .toUri();
        ResponseEntity.BodyBuilder head = ResponseEntity.status(status).location(location);
        String applied = preference.applied();
        return applied == null ? head : head.header("Preference-Applied", applied);
    }
}
