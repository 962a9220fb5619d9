/** New bookings and idempotency keys as rows, many at once. */
@NullMarked
package dev.stagedoor.booking.order.postgres;

import org.jspecify.annotations.NullMarked;
