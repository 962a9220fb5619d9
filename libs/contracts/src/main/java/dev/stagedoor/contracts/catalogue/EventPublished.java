package dev.stagedoor.contracts.catalogue;

import dev.stagedoor.contracts.MessageType;
import java.util.UUID;

/** An event left its draft and can be booked; its pools open. */
@MessageType("stagedoor.event.published.v1")
public record EventPublished(UUID eventId, EventSnapshot event) implements CatalogueMessage {}
