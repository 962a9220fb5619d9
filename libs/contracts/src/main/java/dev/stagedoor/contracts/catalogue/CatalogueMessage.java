package dev.stagedoor.contracts.catalogue;

import java.util.UUID;

/** What event-service says of the catalogue. */
public sealed interface CatalogueMessage permits EventPublished, EventChanged, EventCancelled {
    UUID eventId();

    /** The whole state after the change. */
    EventSnapshot event();
}
