package dev.stagedoor.contracts.inventory;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The counts of an event after a batch of decisions; a ticket type can be booked once its pool was named here.
 *
 * @param pools those that changed
 */
@MessageType("stagedoor.inventory.pools-changed.v1")
public record PoolsChanged(UUID eventId, List<Pool> pools, Instant asOf) implements InventoryMessage {

    /**
     * Seats of one ticket type: {@code available = capacity - held - sold}.
     *
     * @param capacity seats in all: for sale and issued
     * @param sold seats with a ticket, {@code issued} ones included
     * @param issued bearer tickets that the organizer issued besides the seats for sale
     * @param version grows by one with each change; a follower keeps the highest it has seen
     * @param suspended nothing of it is sold for now, whatever is available: its books are being looked at
     */
    public record Pool(
            UUID ticketTypeId,
            int capacity,
            int held,
            int sold,
            int available,
            @JsonSetter(nulls = Nulls.AS_EMPTY) int issued,
            long version,
            @JsonSetter(nulls = Nulls.AS_EMPTY) boolean suspended) {}
}
