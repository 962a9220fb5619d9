package dev.stagedoor.chaos.crowd;

import java.util.UUID;

/**
 * An event on sale, with one ticket type.
 *
 * @param price in cents
 */
public record Show(UUID eventId, UUID ticketTypeId, int capacity, long price) {}
