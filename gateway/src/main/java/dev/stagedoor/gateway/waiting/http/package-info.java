/** Waiting rooms over HTTP, and their guard before the bookings. */
@NullMarked
package dev.stagedoor.gateway.waiting.http;

import org.jspecify.annotations.NullMarked;
