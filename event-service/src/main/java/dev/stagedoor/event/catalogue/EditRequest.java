package dev.stagedoor.event.catalogue;

import dev.stagedoor.event.catalogue.model.Precondition;
import java.util.UUID;

/** Who wants to change which event, and what they think it is. */
public record EditRequest(UUID eventId, UUID userId, Precondition precondition) {}
