package dev.stagedoor.event.catalogue.model;

import java.time.Duration;

/**
 * Attendees may cancel.
 *
 * @param until how long before the start the last moment is
 * @param feePercent what the organizer keeps, 0 to 100
 */
public record Cancellation(Duration until, int feePercent) {}
