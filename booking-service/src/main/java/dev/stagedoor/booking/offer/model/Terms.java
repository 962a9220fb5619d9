package dev.stagedoor.booking.offer.model;

import java.time.Instant;

/**
 * On what terms a booking can be given up: those of the moment it was asked for, whatever the organizer changes later.
 *
 * @param startsAt when what was booked begins
 */
public record Terms(Instant startsAt, CancellationRule cancellation) {}
