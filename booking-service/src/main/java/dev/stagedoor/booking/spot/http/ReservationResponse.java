package dev.stagedoor.booking.spot.http;

import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingView.BookedTicket;
import dev.stagedoor.service.http.PublicUrl;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guest's reservation.
 *
 * @param ticketId null until it is issued
 * @param url where the ticket is presented; null until it is issued
 */
record ReservationResponse(
        UUID bookingId,
        UUID spotId,
        UUID slotId,
        Status status,
        @Nullable String reason,
        @Nullable UUID ticketId,
        @Nullable String url) {

    static ReservationResponse of(BookingView view, PublicUrl publicUrl) {
        Booking booking = view.booking();
        UUID ticket = view.tickets().stream().map(BookedTicket::id).findFirst().orElse(null);
        return new ReservationResponse(
                booking.id(),
                booking.eventId(),
                booking.items().getFirst().ticketTypeId(),
                booking.status(),
                booking.state().reason(),
                ticket,
                ticket == null ? null : publicUrl.link("/api/spots/" + booking.eventId() + "/redeem/" + ticket));
    }
}
