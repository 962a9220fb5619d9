package dev.stagedoor.contracts.catalogue;

import dev.stagedoor.contracts.MessageType;
import java.util.UUID;

/** A published event or its ticket types were edited; the snapshot is the whole new state. */
@MessageType("stagedoor.event.changed.v1")
public record EventChanged(UUID eventId, EventSnapshot event) implements CatalogueMessage {}
