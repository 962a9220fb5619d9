/** Prices, limits, sales windows and cancellation terms, as plain rules. */
@NullMarked
package dev.stagedoor.booking.offer.model;

import org.jspecify.annotations.NullMarked;
