package dev.stagedoor.contracts.catalogue;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/** The organizer called the event off: no new booking, and every open one is compensated. */
@MessageType("stagedoor.event.cancelled.v1")
public record EventCancelled(UUID eventId, long revision, Instant cancelledAt) implements CatalogueMessage {}
