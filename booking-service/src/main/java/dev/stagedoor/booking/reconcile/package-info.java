/**
 * Compares, in the background, the tickets that ticket-service told of with those that the bookings should have, and stops the
 * sale of a ticket type where they differ. Tickets that are late are no difference: only what was passed over is, and that
 * shows by a booking that was asked for later and has its tickets, for ticket-service answers in the order of the log.
 */
@NullMarked
package dev.stagedoor.booking.reconcile;

import org.jspecify.annotations.NullMarked;
