package dev.stagedoor.event.catalogue.model;

import java.time.Instant;

/**
 * When the tickets of a type admit.
 *
 * @param end after {@code start}
 */
public record Slot(Instant start, Instant end) {}
