/** Bookings asked for and cancelled over HTTP. */
@NullMarked
package dev.stagedoor.booking.order.http;

import org.jspecify.annotations.NullMarked;
