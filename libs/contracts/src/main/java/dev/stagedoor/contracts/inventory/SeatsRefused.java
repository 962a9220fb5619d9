package dev.stagedoor.contracts.inventory;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/**
 * None of the seats of the request is held.
 *
 * @param reason a stable code, for example {@code seats_unavailable}
 */
@MessageType("stagedoor.inventory.seats-refused.v1")
public record SeatsRefused(UUID bookingId, UUID eventId, int attempt, String reason, Instant refusedAt)
        implements InventoryMessage {}
