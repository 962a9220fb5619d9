/** Follows the catalogue. */
@NullMarked
package dev.stagedoor.booking.offer.kafka;

import org.jspecify.annotations.NullMarked;
