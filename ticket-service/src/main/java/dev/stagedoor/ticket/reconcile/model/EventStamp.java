package dev.stagedoor.ticket.reconcile.model;

import java.util.UUID;

/**
 * How far an event has come.
 *
 * @param versions the sum of the versions of its pools: it grows with each change of one
 * @param seats held or sold: what it costs to count again
 */
public record EventStamp(UUID eventId, long versions, long seats) {}
