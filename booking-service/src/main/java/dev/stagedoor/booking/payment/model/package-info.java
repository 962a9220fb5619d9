/** When a booking can be paid, and how payments end. */
@NullMarked
package dev.stagedoor.booking.payment.model;

import org.jspecify.annotations.NullMarked;
