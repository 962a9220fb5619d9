/** Follows the bookings. */
@NullMarked
package dev.stagedoor.ticket.hold.kafka;

import org.jspecify.annotations.NullMarked;
