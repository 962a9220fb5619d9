package dev.stagedoor.ticket.pool.model;

import java.util.UUID;

/**
 * What the organizer asks of the pool of a ticket type.
 *
 * @param capacity seats for sale
 * @param initialTickets bearer tickets besides them, issued once, when the pool opens
 */
public record TypeSeats(UUID id, int capacity, int initialTickets) {}
