package dev.stagedoor.ticket.pool.model;

import java.util.UUID;

/**
 * The seats of one ticket type.
 *
 * @param id the ticket type
 * @param wanted the capacity that the organizer asked for
 * @param capacity {@code wanted}, or more for as long as more seats than that are held or sold
 * @param version as read: what a writer must find unchanged
 */
public record Pool(UUID id, UUID eventId, int wanted, int capacity, int held, int sold, long version) {

    public Pool {
        if (held < 0 || sold < 0 || (long) held + sold > capacity || wanted < 0 || wanted > capacity) {
            throw new IllegalStateException("pool " + id + " cannot have held " + held + ", sold " + sold
                    + ", capacity " + capacity + ", wanted " + wanted);
        }
    }

    /** A new pool, everything in it free. */
    public static Pool open(UUID id, UUID eventId, int capacity) {
        return new Pool(id, eventId, capacity, capacity, 0, 0, 1);
    }

    /** Seats that nobody holds or has bought. */
    public int available() {
        return capacity - held - sold;
    }

    /** Takes free seats. */
    public Pool hold(int seats) {
        return new Pool(id, eventId, wanted, capacity, held + seats, sold, version);
    }

    /** Makes held seats sold ones. */
    public Pool sell(int seats) {
        return new Pool(id, eventId, wanted, capacity, held - seats, sold + seats, version);
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

    /** The same pool as the next reader finds it. */
    public Pool written() {
        return new Pool(id, eventId, wanted, capacity, held, sold, version + 1);
    }

    /** Seats above the wanted capacity do not go back on sale. */
    private Pool with(int newlyWanted, int nowHeld, int nowSold) {
        return new Pool(id, eventId, newlyWanted, Math.max(newlyWanted, nowHeld + nowSold), nowHeld, nowSold, version);
    }
}
