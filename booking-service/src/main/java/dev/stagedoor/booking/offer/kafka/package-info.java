/** Follows the catalogue and its guest lists. */
@NullMarked
package dev.stagedoor.booking.offer.kafka;

import org.jspecify.annotations.NullMarked;
