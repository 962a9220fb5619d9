/**
 * Bookings from the request to their end, and the money they cost.
 *
 * <p>What always holds here, at rest:
 *
 * <ul>
 *   <li>Every booking reaches a final state: the request for its seats is in the outbox of the transaction that stored it.
 *   <li>A booking changes in one place only, {@code saga.Sagas}: row locked, pure decision, and then state, timeline and
 *       messages in one transaction, with the row's version as the guard.
 *   <li>A confirmed booking that costs something was paid by exactly one captured payment.
 *   <li>Money captured = totals of the confirmed bookings + refunds + fees kept of cancelled bookings. While a booking is
 *       {@code pending} with the reason {@code late_payment}, its money is in neither; it ends in one of the two.
 * </ul>
 */
@NullMarked
package dev.stagedoor.booking;

import org.jspecify.annotations.NullMarked;
