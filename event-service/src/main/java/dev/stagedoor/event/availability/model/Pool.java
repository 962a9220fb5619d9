package dev.stagedoor.event.availability.model;

import java.util.UUID;

/**
 * The seats of one ticket type.
 *
 * @param version grows with each change; the highest is the newest
 */
public record Pool(UUID eventId, UUID ticketTypeId, int capacity, int held, int sold, int available, long version) {}
