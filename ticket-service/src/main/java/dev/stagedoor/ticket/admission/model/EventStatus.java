package dev.stagedoor.ticket.admission.model;

import java.util.List;
import java.util.UUID;

/**
 * The tickets and seats of an event.
 *
 * @param ok tickets that still admit their bearers
 * @param redeemed tickets that have
 * @param nowVoid tickets that were given back
 * @param issued bearer tickets that admit or have, without a booking
 * @param issuing bearer tickets that are about to be issued
 * @param suspended ticket types of which nothing is sold, for their books do not agree
 */
public record EventStatus(
        UUID eventId,
        long ok,
        long redeemed,
        long nowVoid,
        long capacity,
        long held,
        long sold,
        long issued,
        long issuing,
        List<UUID> suspended) {

    /** Seats that nobody holds or has bought. */
    public long available() {
        return capacity - held - sold;
    }

    /** Tickets that admit their bearers or have. */
    public long valid() {
        return ok + redeemed;
    }

    /** Tickets in that state. */
    public long in(TicketState state) {
        return switch (state) {
            case OK -> ok;
            case REDEEMED -> redeemed;
            case VOID -> nowVoid;
        };
    }

    /** Tickets in whatever state. */
    public long all() {
        return ok + redeemed + nowVoid;
    }
}
