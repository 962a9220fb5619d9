/** Reservations of guests: free bookings of one seat in a slot of a spot, by people without an account. */
@NullMarked
package dev.stagedoor.booking.spot;

import org.jspecify.annotations.NullMarked;
