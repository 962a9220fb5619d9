/** Payments and refunds as rows. */
@NullMarked
package dev.stagedoor.booking.payment.postgres;

import org.jspecify.annotations.NullMarked;
