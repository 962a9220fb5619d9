package dev.stagedoor.booking.order.http;

import dev.stagedoor.booking.offer.model.Quote;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState.Rejected;
import dev.stagedoor.booking.saga.model.Decision.Refusal;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.Problem.FieldError;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** What a client is told when it does not get its way. */
public final class Refusals {
    private static final Duration EVENT_ON_ITS_WAY = Duration.ofSeconds(1);

    private Refusals() {}

    static void throwIfRejected(Booking booking) {
        if (booking.state() instanceof Rejected(var reason)) {
            throw rejected(reason).with("bookingId", booking.id().toString());
        }
    }

    /** No booking, and why. */
    public static Problem rejected(String reason) {
        return Problem.conflict(reason, detail(reason));
    }

    /** The seats are being set up. */
    public static Problem notReady() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "event_not_ready",
                        "The event was just published or changed, and its seats are being set up. Try again in a moment.")
                .retryAfter(EVENT_ON_ITS_WAY);
    }

    private static String detail(String reason) {
        return switch (reason) {
            case "seats_unavailable" -> "There are not enough seats left for all of the items.";
            case "sale_suspended" ->
                "The sale of these tickets is stopped for now, while something about them is being checked. They are not sold"
                        + " out: try again later.";
            case "event_cancelled" -> "The organizer has cancelled the event.";
            case "sales_closed" -> "These tickets are not on sale now.";
            case "limit_exceeded" -> "That is more than one booking may take. See maxPerBooking of the ticket type.";
            default -> "The booking was refused.";
        };
    }

    static Problem notPlaced(Quote why, BookingRequest body) {
        return switch (why) {
            case Quote.UnknownEvent _ -> Problem.notFound("event");
            case Quote.NotReady _ -> notReady();
            case Quote.UnknownTicketTypes(var ids) ->
                Problem.invalid(ids.stream()
                        .map(id -> new FieldError(
                                "items[" + body.indexOf(id) + "].ticketTypeId", "is not a ticket type of this event"))
                        .toList());
            case Quote.CannotBePriced _ ->
                Problem.invalid("items", "cannot be paid together: the prices differ in currency or are too high");
            case Quote.Priced _, Quote.Refused _ -> throw new IllegalStateException("these are placed");
        };
    }

    static Problem notCancelled(Refusal why) {
        return switch (why) {
            case CANCELLATION_CLOSED ->
                Problem.conflict("cancellation_closed", "It is too late to cancel, or the event does not allow it.");
            case TICKET_ALREADY_REDEEMED ->
                Problem.conflict("ticket_already_redeemed", "A ticket of this booking has been used.");
            case NOT_CANCELLABLE ->
                Problem.conflict("not_cancellable", "The booking has ended: there is nothing to cancel.");
            case NOT_REFUNDABLE, REFUND_EXCEEDS_PAYMENT ->
                throw new IllegalStateException("these are refusals of a refund");
        };
    }
}
