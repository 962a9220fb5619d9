package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.ticket.admission.model.EventStatus;
import java.util.UUID;

/**
 * The seats and tickets of an event.
 *
 * @param ticketsTotal tickets that admit their bearers or have; void ones are not among them
 */
record EventStatusResponse(
        UUID eventId,
        long ticketsTotal,
        long ticketsRedeemed,
        long ticketsUnredeemed,
        long capacity,
        long held,
        long sold,
        long available) {

    static EventStatusResponse of(EventStatus status) {
        return new EventStatusResponse(
                status.eventId(),
                status.valid(),
                status.redeemed(),
                status.ok(),
                status.capacity(),
                status.held(),
                status.sold(),
                status.available());
    }
}
