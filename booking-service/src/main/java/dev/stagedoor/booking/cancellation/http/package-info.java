/** How far a cancellation is, for the organizer. */
@NullMarked
package dev.stagedoor.booking.cancellation.http;

import org.jspecify.annotations.NullMarked;
