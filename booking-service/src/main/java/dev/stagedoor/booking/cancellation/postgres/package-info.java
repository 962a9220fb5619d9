/** Cancellations as rows beside the events. */
@NullMarked
package dev.stagedoor.booking.cancellation.postgres;

import org.jspecify.annotations.NullMarked;
