package dev.stagedoor.benchmarks.onsale.suite;

/** A free ticket type that is on sale. */
public record Offer(String eventId, String ticketTypeId) {}
