package dev.stagedoor.ticket.hold.model;

import java.util.UUID;

/**
 * One of the times that a booking asked for its seats; each is decided once.
 *
 * @param number 1 at first
 */
public record Attempt(UUID bookingId, int number) {}
