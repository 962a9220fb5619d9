package dev.stagedoor.ticket.reconcile.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The three books of a ticket type, read at one moment.
 *
 * @param version of the pool
 * @param pool what its counters say
 * @param reserved what the reservations add up to
 * @param tickets the tickets that admit or have
 * @param stopped since when and why its sale is stopped; null: it goes on
 */
public record PoolBooks(
        UUID ticketTypeId,
        UUID eventId,
        long version,
        Counters pool,
        Reserved reserved,
        Tickets tickets,
        @Nullable Stop stopped) {

    /** @param sold {@code issued} ones included */
    public record Counters(long held, long sold, long issued) {}

    /** Seats of bookings. */
    public record Reserved(long held, long sold) {}

    /**
     * @param booked those of bookings
     * @param issued those that the organizer issued without one
     */
    public record Tickets(long booked, long issued) {}

    /** A sale that was stopped. */
    public record Stop(Instant since, String reason) {}

    /** Which books differ; empty where they agree. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        compare(differences, "held", pool.held(), "reservations held", reserved.held());
        compare(differences, "sold to bookings", pool.sold() - pool.issued(), "reservations sold", reserved.sold());
        compare(differences, "sold to bookings", pool.sold() - pool.issued(), "tickets of bookings", tickets.booked());
        compare(differences, "issued", pool.issued(), "tickets without a booking", tickets.issued());
        return differences;
    }

    public boolean agree() {
        return differences().isEmpty();
    }

    private static void compare(List<String> differences, String counter, long says, String counted, long found) {
        if (says != found) {
            differences.add("%s %d, %s %d".formatted(counter, says, counted, found));
        }
    }
}
