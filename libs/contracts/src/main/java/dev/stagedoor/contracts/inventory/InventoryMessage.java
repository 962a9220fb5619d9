package dev.stagedoor.contracts.inventory;

import java.util.UUID;

/** What ticket-service says of the seats of an event. */
public sealed interface InventoryMessage permits SeatsHeld, SeatsRefused, PoolsChanged {
    UUID eventId();
}
