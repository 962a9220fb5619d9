/** Reading bookings over HTTP. */
@NullMarked
package dev.stagedoor.booking.view.http;

import org.jspecify.annotations.NullMarked;
