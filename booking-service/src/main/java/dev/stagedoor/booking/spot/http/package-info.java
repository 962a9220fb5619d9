/** Guests reserve here. */
@NullMarked
package dev.stagedoor.booking.spot.http;

import org.jspecify.annotations.NullMarked;
