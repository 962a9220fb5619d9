/** Which bookings are guests'. */
@NullMarked
package dev.stagedoor.booking.spot.postgres;

import org.jspecify.annotations.NullMarked;
