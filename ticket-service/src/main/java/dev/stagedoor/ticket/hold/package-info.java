/**
 * Owns who gets which seats. The order of the requests in the log decides; a batch of them is decided in one
 * transaction whose single update of the pools is fenced by their versions.
 *
 * <p>Invariants: at every commit {@code 0 <= held}, {@code 0 <= sold}, {@code held + sold <= capacity} for each pool, and
 * both equal the sum of its reservations; a request gets all of its seats or none; a booking's attempt is decided once.
 */
@NullMarked
package dev.stagedoor.ticket.hold;

import org.jspecify.annotations.NullMarked;
