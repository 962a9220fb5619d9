package dev.stagedoor.booking.order.http;

import dev.stagedoor.booking.order.BookingOrder;
import dev.stagedoor.booking.order.BookingOrder.IdempotencyKey;
import dev.stagedoor.booking.order.CancelBooking;
import dev.stagedoor.booking.order.CancelBooking.Cancellation;
import dev.stagedoor.booking.order.OrderProperties;
import dev.stagedoor.booking.order.PlaceBooking;
import dev.stagedoor.booking.order.Placement;
import dev.stagedoor.booking.view.http.BookingResponse;
import dev.stagedoor.booking.view.http.IdempotencyKeys;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Bookings", description = "Seats of events: booked, paid, given up")
class OrderController {
    private final PlaceBooking place;
    private final CancelBooking cancel;
    private final OrderProperties properties;

    OrderController(PlaceBooking place, CancelBooking cancel, OrderProperties properties) {
        this.place = place;
        this.cancel = cancel;
        this.properties = properties;
    }

    @PostMapping("/api/bookings")
    @Operation(
            operationId = "bookTickets",
            summary = "Book tickets, all of them or none",
            description = "Waits for the outcome: 5 seconds, or as long as `Prefer: wait=N` says (0 to 30);"
                    + " `Prefer: respond-async` answers at once.")
    @ApiResponse(responseCode = "201", description = "Confirmed if it is free, else held until it is paid")
    @ApiResponse(
            responseCode = "202",
            description = "Not decided yet; follow `Location`",
            content = @Content,
            headers = @Header(name = "Location", description = "The booking", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "409",
            description = "Refused; `code` says why (`seats_unavailable`, `sales_closed`, `sale_suspended`,"
                    + " `limit_exceeded`, `event_cancelled`)")
    @ApiResponse(responseCode = "403", description = "`account_deleted`")
    @ApiResponse(
            responseCode = "404",
            description = "No such published event, or a private one that you are not invited to")
    @ApiResponse(responseCode = "422", description = "Invalid values, or `idempotency_key_reused`")
    @ApiResponse(
            responseCode = "503",
            description = "`event_not_ready`: just published, try again; `overloaded`: nothing was done, try again")
    Mono<ResponseEntity<BookingResponse>> book(
            @Valid @RequestBody BookingRequest body,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            Caller caller) {
        String checked = IdempotencyKeys.checked(key);
        Preference preference = Preference.of(prefer == null ? List.of() : prefer, properties);
        BookingOrder order = new BookingOrder(
                caller.userId(),
                body.event(),
                body.wanted(),
                checked == null ? null : new IdempotencyKey(caller.userId(), checked, body.hash()),
                null);
        return place.place(order, preference.patience()).map(placement -> answer(placement, body, preference));
    }

    @PutMapping("/api/bookings/{id}/cancel")
    @Operation(operationId = "cancelBooking", summary = "Give a booking up; paid ones on the terms they were booked on")
    @ApiResponse(responseCode = "200", description = "Cancelled, now or since before")
    @ApiResponse(responseCode = "403", description = "Somebody else's")
    @ApiResponse(responseCode = "404", description = "No such booking")
    @ApiResponse(
            responseCode = "409",
            description = "`cancellation_closed`, `ticket_already_redeemed`, `not_cancellable`")
    Mono<BookingResponse> cancel(@PathVariable UUID id, Caller caller) {
        return cancel.cancel(id, caller.userId()).map(OrderController::answer);
    }

    private static ResponseEntity<BookingResponse> answer(
            Placement placement, BookingRequest body, Preference preference) {
        return switch (placement) {
            case Placement.Decided(var view) -> {
                Refusals.throwIfRejected(view.booking());
                yield head(HttpStatus.CREATED, view.booking().id(), preference).body(BookingResponse.of(view));
            }
            case Placement.Undecided(var id) ->
                head(HttpStatus.ACCEPTED, id, preference).build();
            case Placement.NotPlaced(var why) -> throw Refusals.notPlaced(why, body);
            case Placement.KeyReused _ -> throw IdempotencyKeys.reused();
            case Placement.AccountDeleted _ ->
                throw Problem.of(HttpStatus.FORBIDDEN, "account_deleted", "This account has been deleted.");
        };
    }

    private static ResponseEntity.BodyBuilder head(HttpStatus status, UUID bookingId, Preference preference) {
        ResponseEntity.BodyBuilder head =
                ResponseEntity.status(status).location(URI.create("/api/bookings/" + bookingId));
        String applied = preference.applied();
        return applied == null ? head : head.header("Preference-Applied", applied);
    }

    private static BookingResponse answer(Cancellation cancellation) {
        return switch (cancellation) {
            case Cancellation.Done(var view) -> BookingResponse.of(view);
            case Cancellation.NoSuchBooking _ -> throw Problem.notFound("booking");
            case Cancellation.NotYours _ -> throw Problem.forbidden("This booking is somebody else's.");
            case Cancellation.NotPossible(var why) -> throw Refusals.notCancelled(why);
        };
    }
}
