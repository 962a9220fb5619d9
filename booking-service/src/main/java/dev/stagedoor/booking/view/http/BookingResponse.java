package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingView.BookedRefund;
import dev.stagedoor.booking.view.BookingView.BookedTicket;
import dev.stagedoor.booking.view.BookingView.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booking as it is answered. */
public record BookingResponse(
        UUID id,
        UUID userId,
        UUID eventId,
        Status status,
        @Nullable String reason,
        Instant bookingDate,
        @Nullable Instant holdExpiresAt,
        Money totalPrice,
        List<Item> items,
        List<Ticket> tickets,
        List<Refund> refunds) {

    /** Seats of one ticket type. */
    public record Item(UUID ticketTypeId, int quantity, Money priceAtBooking) {}

    /** A ticket of the booking. */
    public record Ticket(UUID id, UUID ticketTypeId, TicketState state) {}

    /**
     * Money that goes back.
     *
     * @param state {@code requested} until the payment provider has made it, then {@code done}
     * @param reason a stable code where the booking ended, else the organizer's own words
     */
    public record Refund(UUID id, Money amount, String state, String reason, Instant at) {}

    public static BookingResponse of(BookingView view) {
        Booking booking = view.booking();
        return new BookingResponse(
                booking.id(),
                booking.userId(),
                booking.eventId(),
                booking.status(),
                booking.state().reason(),
                booking.bookedAt(),
                booking.state() instanceof Held held ? held.expiresAt() : null,
                booking.total(),
                booking.items().stream()
                        .map(item -> new Item(item.ticketTypeId(), item.quantity(), item.price()))
                        .toList(),
                view.tickets().stream().map(BookingResponse::ticket).toList(),
                view.refunds().stream().map(BookingResponse::refund).toList());
    }

    public static Refund refund(BookedRefund refund) {
        String state = refund.done() ? "done" : "requested";
        return new Refund(refund.id(), refund.amount(), state, refund.reason(), refund.at());
    }

    private static Ticket ticket(BookedTicket ticket) {
        return new Ticket(ticket.id(), ticket.ticketTypeId(), ticket.state());
    }
}
