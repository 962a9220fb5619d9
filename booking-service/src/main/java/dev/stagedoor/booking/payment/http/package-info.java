/** Paying over HTTP. */
@NullMarked
package dev.stagedoor.booking.payment.http;

import org.jspecify.annotations.NullMarked;
