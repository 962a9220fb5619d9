/** Messages of booking-service on {@code stagedoor.bookings.v1}, keyed by event id: their order is the queue. */
@NullMarked
package dev.stagedoor.contracts.booking;

import org.jspecify.annotations.NullMarked;
