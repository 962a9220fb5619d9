package dev.stagedoor.event.availability.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one ticket type.
 *
 * @param capacity seats in all: for sale and issued
 * @param sold seats with a ticket, {@code issued} ones included
 * @param issued bearer tickets besides the seats for sale
 * @param version grows with each change; the highest is the newest
 * @param suspended nothing of it is sold for now: ticket-service is having its books looked at
 * @param asOf when ticket-service said so; null: before that was kept
 */
public record Pool(
        UUID eventId,
        UUID ticketTypeId,
        int capacity,
        int held,
        int sold,
        int available,
        int issued,
        long version,
        boolean suspended,
        @Nullable Instant asOf) {

    /** Whichever of two was counted later. */
    public static Pool newer(Pool one, Pool other) {
        return one.version() >= other.version() ? one : other;
    }
}
