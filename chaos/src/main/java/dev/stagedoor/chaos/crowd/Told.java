package dev.stagedoor.chaos.crowd;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody was told about one purchase.
 *
 * @param who for the reader of a complaint
 * @param show what they wanted to see
 * @param quantity how many tickets they asked for
 * @param bookings that were answered under the purchase's key; more than one is a mistake
 * @param oddities answers that should never be given
 * @param settled whether there was a firm answer to the booking
 * @param confirmed whether they were ever told "confirmed"
 * @param refused whether they were told that there are no seats
 * @param cancelAsked whether they asked to cancel, whatever came of it
 * @param cancelled whether they were ever told "cancelled"
 */
public record Told(
        String who,
        Show show,
        int quantity,
        Set<UUID> bookings,
        List<String> oddities,
        boolean settled,
        boolean confirmed,
        boolean refused,
        boolean cancelAsked,
        boolean cancelled) {}
