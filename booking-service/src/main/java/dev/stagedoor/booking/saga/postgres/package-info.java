/** Bookings as rows, changed many at once. */
@NullMarked
package dev.stagedoor.booking.saga.postgres;

import org.jspecify.annotations.NullMarked;
