package dev.stagedoor.contracts.catalogue;

import java.util.UUID;

/** What event-service says of the catalogue. */
public sealed interface CatalogueMessage permits EventPublished, EventChanged {
    UUID eventId();
}
