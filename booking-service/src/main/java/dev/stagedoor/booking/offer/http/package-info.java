/** Asks event-service. */
@NullMarked
package dev.stagedoor.booking.offer.http;

import org.jspecify.annotations.NullMarked;
