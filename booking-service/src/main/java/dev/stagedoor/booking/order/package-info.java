/** Asking for a booking and giving it up. */
@NullMarked
package dev.stagedoor.booking.order;

import org.jspecify.annotations.NullMarked;
