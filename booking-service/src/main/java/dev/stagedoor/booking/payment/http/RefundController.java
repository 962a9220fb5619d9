package dev.stagedoor.booking.payment.http;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.payment.RefundBooking;
import dev.stagedoor.booking.payment.RefundBooking.Wish;
import dev.stagedoor.booking.payment.RefundResult;
import dev.stagedoor.booking.saga.model.Decision.Refusal;
import dev.stagedoor.booking.view.http.BookingResponse;
import dev.stagedoor.booking.view.http.IdempotencyKeys;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Bookings")
class RefundController {
    private final RefundBooking refund;

    RefundController(RefundBooking refund) {
        this.refund = refund;
    }

    /** Body of {@code POST /api/bookings/{id}/refunds}. */
    record RefundRequest(
            @NotNull(message = "is missing") @Valid Amount amount,

            @NotBlank(message = "is missing")
            @Size(max = MAX_REASON, message = "must have at most " + MAX_REASON + " characters")
            @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters")
            String reason) {

        /** A few sentences in a mail. */
        static final int MAX_REASON = 500;

        record Amount(
                @NotNull(message = "is missing") @Min(value = 1, message = "must be at least 1")
                Long amount,

                @NotNull(message = "is missing") @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
                String currency) {}

        Money money() {
            Amount given = requireNonNull(amount);
            return new Money(requireNonNull(given.amount()), requireNonNull(given.currency()));
        }
    }

    @PostMapping("/api/bookings/{id}/refunds")
    @Operation(
            operationId = "refundBooking",
            summary = "Pay a part of a booking back while it stands",
            description = "For the event's organizer. Several times, as long as no more goes back in all than was paid."
                    + " Cancelling the booking later pays back what is left.")
    @ApiResponse(responseCode = "201", description = "Ordered; the booking shows when the money is back")
    @ApiResponse(responseCode = "403", description = "Somebody else's event")
    @ApiResponse(responseCode = "404", description = "No such booking")
    @ApiResponse(
            responseCode = "409",
            description = "`refund_exceeds_payment` with what is `left`; `not_refundable`: not confirmed, or free")
    @ApiResponse(responseCode = "422", description = "Invalid values, or `idempotency_key_reused`")
    Mono<ResponseEntity<BookingResponse.Refund>> refund(
            @PathVariable UUID id,
            @Valid @RequestBody RefundRequest body,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            Caller caller) {
        Money amount = body.money();
        String reason = body.reason().strip();
        String hash = amount.amount() + " " + amount.currency() + " " + reason;
        Wish wish = new Wish(id, caller.userId(), amount, reason, IdempotencyKeys.checked(key), hash);
        return refund.refund(wish).map(RefundController::answer);
    }

    private static ResponseEntity<BookingResponse.Refund> answer(RefundResult result) {
        return switch (result) {
            case RefundResult.Ordered(var booking, var _, var refund) ->
                ResponseEntity.created(URI.create("/api/bookings/" + booking))
                        .body(BookingResponse.refund(requireNonNull(refund)));
            case RefundResult.NotPossible(var why, var left) -> throw refused(why, left);
            case RefundResult.OtherCurrency(var currency) ->
                throw Problem.invalid("amount.currency", "must be " + currency + ", as the booking was paid in it");
            case RefundResult.KeyReused _ -> throw IdempotencyKeys.reused();
            case RefundResult.NoSuchBooking _ -> throw Problem.notFound("booking");
            case RefundResult.NotYours _ -> throw Problem.forbidden("This booking is of somebody else's event.");
        };
    }

    private static Problem refused(Refusal why, Money left) {
        return switch (why) {
            case REFUND_EXCEEDS_PAYMENT ->
                Problem.conflict("refund_exceeds_payment", "That is more than is left of what was paid.")
                        .with("left", left);
            case NOT_REFUNDABLE ->
                Problem.conflict("not_refundable", "The booking is not confirmed, or nothing was paid for it.");
            case CANCELLATION_CLOSED, TICKET_ALREADY_REDEEMED, NOT_CANCELLABLE ->
                throw new IllegalStateException("these are refusals of a cancellation");
        };
    }
}
