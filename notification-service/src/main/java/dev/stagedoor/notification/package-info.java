/** Writes mail to people about their bookings, once per booking and kind. */
@NullMarked
package dev.stagedoor.notification;

import org.jspecify.annotations.NullMarked;
