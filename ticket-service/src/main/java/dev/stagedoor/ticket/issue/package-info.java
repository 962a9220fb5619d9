/**
 * Bearer tickets: those that an organizer issues without a booking, and those of a cancelled event that become void.
 *
 * <p>Each transaction adds to the counters of a pool at its end, without having read them, and raises the version: it never
 * loses a race, it holds the pool for a moment only, and whoever decides bookings at that moment starts again.
 */
@NullMarked
package dev.stagedoor.ticket.issue;

import org.jspecify.annotations.NullMarked;
