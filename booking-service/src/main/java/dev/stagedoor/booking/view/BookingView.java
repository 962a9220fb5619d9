package dev.stagedoor.booking.view;

import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Status;
import java.util.List;
import java.util.UUID;

/** A booking as its readers see it. */
public record BookingView(Booking booking, List<BookedTicket> tickets) {

    /** A ticket that belongs to a booking. */
    public record BookedTicket(UUID id, UUID ticketTypeId, TicketState state) {}

    /** Whether a ticket still admits its bearer. */
    public enum TicketState {
        OK,
        REDEEMED,
        VOID
    }

    /** A booking that cannot have tickets yet. */
    public static BookingView withoutTickets(Booking booking) {
        return new BookingView(booking, List.of());
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
