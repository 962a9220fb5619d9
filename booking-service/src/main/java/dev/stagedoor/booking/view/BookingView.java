package dev.stagedoor.booking.view;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A booking as its readers see it. */
public record BookingView(Booking booking, List<BookedTicket> tickets, List<BookedRefund> refunds) {

    /** A ticket that belongs to a booking. */
    public record BookedTicket(UUID id, UUID ticketTypeId, TicketState state) {}

    /**
     * Money that goes back to whoever booked.
     *
     * @param done whether the payment provider has made it
     * @param reason a stable code, or the organizer's own words
     */
    public record BookedRefund(UUID id, Money amount, boolean done, String reason, Instant at) {}

    /** Whether a ticket still admits its bearer. */
    public enum TicketState {
        OK,
        REDEEMED,
        VOID
    }

    /** A booking that cannot have tickets yet. */
    public static BookingView withoutTickets(Booking booking) {
        return new BookingView(booking, List.of(), List.of());
    }

    public Optional<BookedRefund> refund(UUID id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    public boolean anyTicketUsed() {
        return tickets.stream().anyMatch(ticket -> ticket.state() == TicketState.REDEEMED);
    }

    /** Whether nothing more happens by itself: it ended, or it is confirmed and its tickets are there. */
    public boolean isComplete() {
        Status status = booking.status();
        return switch (status) {
            case PENDING, HELD -> false;
            case CONFIRMED -> !tickets.isEmpty();
            case REJECTED, EXPIRED, CANCELLED -> true;
        };
    }
}
