package dev.stagedoor.contracts.inventory;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/** All seats of the request are held until the booking is confirmed or released. */
@MessageType("stagedoor.inventory.seats-held.v1")
public record SeatsHeld(UUID bookingId, UUID eventId, int attempt, Instant heldAt) implements InventoryMessage {}
