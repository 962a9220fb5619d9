/**
 * What an event's being called off means for its bookings: each of them ends, and all of the money goes back.
 *
 * <p>The process is a row beside the event ({@code event_cancellations}); everything else it needs to know is in the
 * bookings, so any replica can take it up at any moment. A booking that was asked for while the last ones were being ended
 * is ended by the saga when its seats are decided; so is one whose money is still on its way when the money comes.
 */
@NullMarked
package dev.stagedoor.booking.cancellation;

import org.jspecify.annotations.NullMarked;
