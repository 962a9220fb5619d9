package dev.stagedoor.contracts.catalogue;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The organizer calls a published event off, for good: nothing is sold any more, every booking is cancelled and paid back
 * in full, every ticket is void.
 *
 * @param event the last state, of a revision above all before
 * @param reason the organizer's own words
 */
@MessageType("stagedoor.event.cancelled.v1")
public record EventCancelled(
        UUID eventId, EventSnapshot event, @Nullable String reason, Instant cancelledAt) implements CatalogueMessage {}
