package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The event was called off, for good.
 *
 * @param reason the organizer's own words
 */
public record CalledOff(Instant at, @Nullable String reason) {}
