package dev.stagedoor.ticket.pool.model;

import java.util.UUID;

/**
 * The seats of one ticket type: those for sale, and those of the bearer tickets that the organizer issued.
 *
 * @param id the ticket type
 * @param wanted the seats for sale that the organizer asked for
 * @param issued bearer tickets that admit or have, each with a seat besides those for sale
 * @param capacity {@code wanted + issued}, or more for as long as more seats than that are held or sold
 * @param sold seats with a ticket, {@code issued} ones included
 * @param version as read: what a writer must find unchanged
 * @param suspended whether nothing of it is sold until an operator has looked
 */
public record Pool(
        UUID id,
        UUID eventId,
        int wanted,
        int issued,
        int capacity,
        int held,
        int sold,
        long version,
        boolean suspended) {

    public Pool {
        if (held < 0
                || issued < 0
                || sold < issued
                || (long) held + sold > capacity
                || wanted < 0
                || wanted > capacity) {
            throw new IllegalStateException("pool " + id + " cannot have held " + held + ", sold " + sold + ", issued "
                    + issued + ", capacity " + capacity + ", wanted " + wanted);
        }
    }

    /** A new pool, everything in it free. */
    public static Pool open(UUID id, UUID eventId, int capacity) {
        return new Pool(id, eventId, capacity, 0, capacity, 0, 0, 1, false);
    }

    /** Seats that nobody holds or has bought. */
    public int available() {
        return capacity - held - sold;
    }

    /** Takes free seats. */
    public Pool hold(int seats) {
        return new Pool(id, eventId, wanted, issued, capacity, held + seats, sold, version, suspended);
    }

    /** Makes held seats sold ones. */
    public Pool sell(int seats) {
        return new Pool(id, eventId, wanted, issued, capacity, held - seats, sold + seats, version, suspended);
    }

    /** Gives held seats back. */
    public Pool release(int seats) {
        return with(wanted, held - seats, sold);
    }

    /** Gives sold seats back. */
    public Pool giveBack(int seats) {
        return with(wanted, held, sold - seats);
    }

    /** Follows the organizer as far as the seats that are held or sold allow. */
    public Pool resize(int newlyWanted) {
        return with(newlyWanted, held, sold);
    }

    /** Whether the organizer is still waited for: more is held or sold than is wanted and issued. */
    public boolean isKeptLarger() {
        return capacity > (long) wanted + issued;
    }

    /** The same pool as the next reader finds it. */
    public Pool written() {
        return new Pool(id, eventId, wanted, issued, capacity, held, sold, version + 1, suspended);
    }

    /** Seats above the wanted and issued ones do not go back on sale. */
    private Pool with(int newlyWanted, int nowHeld, int nowSold) {
        int asked = Math.addExact(newlyWanted, issued);
        return new Pool(
                id,
                eventId,
                newlyWanted,
                issued,
                Math.max(asked, nowHeld + nowSold),
                nowHeld,
                nowSold,
                version,
                suspended);
    }
}
