package dev.stagedoor.booking.view;

import dev.stagedoor.booking.view.BookingView.TicketState;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The tickets of bookings, as ticket-service tells of them. */
public interface BookedTickets {

    /** Adds those that are not known. */
    Mono<Void> issued(List<Issued> tickets);

    /** Moves tickets on to a state; those that are further already, or not of a booking, stay as they are. */
    Mono<Void> moved(Collection<UUID> ticketIds, TicketState state);

    /** A ticket and the booking it was issued for. */
    record Issued(UUID id, UUID bookingId, UUID ticketTypeId) {}
}
