package dev.stagedoor.contracts.inventory;

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
     * @param version grows by one with each change; a follower keeps the highest it has seen
     */
    public record Pool(UUID ticketTypeId, int capacity, int held, int sold, int available, long version) {}
}
