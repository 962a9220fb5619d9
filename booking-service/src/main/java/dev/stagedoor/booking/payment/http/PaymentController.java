package dev.stagedoor.booking.payment.http;

import dev.stagedoor.booking.payment.PayBooking;
import dev.stagedoor.booking.payment.PayBooking.Wish;
import dev.stagedoor.booking.payment.PaymentResult;
import dev.stagedoor.booking.payment.model.PaymentPolicy.Refusal;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.http.BookingResponse;
import dev.stagedoor.booking.view.http.IdempotencyKeys;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Bookings")
class PaymentController {
    private final PayBooking pay;

    PaymentController(PayBooking pay) {
        this.pay = pay;
    }

    /** Body of {@code POST /api/bookings/{id}/payment}. */
    record PaymentRequest(
            @NotNull(message = "is missing") @Pattern(regexp = "simulated", message = "must be simulated")
            String method,

            @NotNull(message = "is missing")
            @Pattern(regexp = "ok|decline|timeout|late", message = "must be one of ok, decline, timeout, late")
            String token) {}

    @PostMapping("/api/bookings/{id}/payment")
    @Operation(operationId = "payBooking", summary = "Pay a held booking")
    @ApiResponse(responseCode = "200", description = "Paid; the booking is confirmed")
    @ApiResponse(
            responseCode = "202",
            description = "The outcome is not known yet; the booking changes when it is",
            headers = @Header(name = "Location", description = "The booking", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "402", description = "`payment_declined`; the booking is still held")
    @ApiResponse(responseCode = "403", description = "Somebody else's")
    @ApiResponse(responseCode = "404", description = "No such booking")
    @ApiResponse(
            responseCode = "409",
            description = "`hold_expired`, `already_paid`, `payment_in_progress`, `not_payable`")
    Mono<ResponseEntity<BookingResponse>> pay(
            @PathVariable UUID id,
            @Valid @RequestBody PaymentRequest body,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            Caller caller) {
        String token = body.token();
        Wish wish = new Wish(id, caller.userId(), token, IdempotencyKeys.checked(key), body.method() + " " + token);
        return pay.pay(wish).map(PaymentController::answer);
    }

    private static ResponseEntity<BookingResponse> answer(PaymentResult result) {
        return switch (result) {
            case PaymentResult.Paid(var view) -> paid(view);
            case PaymentResult.Open(var view) -> accepted(view);
            case PaymentResult.Declined(var view) ->
                throw Problem.of(
                                HttpStatus.PAYMENT_REQUIRED,
                                "payment_declined",
                                "The payment was declined. The seats stay held until the hold expires: pay another way.")
                        .with("bookingId", view.booking().id().toString());
            case PaymentResult.NotPossible(var why) -> throw refused(why);
            case PaymentResult.KeyReused _ -> throw IdempotencyKeys.reused();
            case PaymentResult.NoSuchBooking _ -> throw Problem.notFound("booking");
            case PaymentResult.NotYours _ -> throw Problem.forbidden("This booking is somebody else's.");
        };
    }

    /** The money arrived, perhaps too late. */
    private static ResponseEntity<BookingResponse> paid(BookingView view) {
        Booking booking = view.booking();
        if (booking.status() == Status.PENDING) {
            return accepted(view);
        }
        if (booking.status() == Status.EXPIRED) {
            throw Problem.conflict("hold_expired", "The hold expired before the money came. The money goes back.")
                    .with("bookingId", booking.id().toString());
        }
        return ResponseEntity.ok(BookingResponse.of(view));
    }

    private static ResponseEntity<BookingResponse> accepted(BookingView view) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/bookings/" + view.booking().id()))
                .body(BookingResponse.of(view));
    }

    private static Problem refused(Refusal why) {
        return switch (why) {
            case HOLD_EXPIRED -> Problem.conflict("hold_expired", "The hold has expired. Book again.");
            case ALREADY_PAID -> Problem.conflict("already_paid", "The booking is paid.");
            case PAYMENT_IN_PROGRESS ->
                Problem.conflict("payment_in_progress", "Another payment is under way. Wait for its outcome.");
            case NOT_PAYABLE -> Problem.conflict("not_payable", "There is nothing to pay for this booking now.");
        };
    }
}
