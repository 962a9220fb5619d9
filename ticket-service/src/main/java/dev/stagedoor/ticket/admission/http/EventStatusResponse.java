package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.ticket.admission.model.EventStatus;
import java.util.List;
import java.util.UUID;

/**
 * The seats and tickets of an event.
 *
 * @param ticketsTotal tickets that admit their bearers or have; void ones are not among them
 * @param ticketsVoid tickets that admit nobody any more
 * @param ticketsPending initial tickets of a just published event that are still being issued
 * @param sold seats with a ticket, those of bearer tickets included
 * @param issued bearer tickets among them
 * @param suspendedTicketTypes ticket types of which nothing is sold for now, for something about them is being checked
 */
record EventStatusResponse(
        UUID eventId,
        long ticketsTotal,
        long ticketsRedeemed,
        long ticketsUnredeemed,
        long ticketsVoid,
        long ticketsPending,
        long capacity,
        long held,
        long sold,
        long issued,
        long available,
        List<UUID> suspendedTicketTypes) {

    static EventStatusResponse of(EventStatus status) {
        return new EventStatusResponse(
                status.eventId(),
                status.valid(),
                status.redeemed(),
                status.ok(),
                status.nowVoid(),
                status.issuing(),
                status.capacity(),
                status.held(),
                status.sold(),
                status.issued(),
                status.available(),
                status.suspended());
    }
}
