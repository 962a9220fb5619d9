package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.messaging.IncomingMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decided change of a booking.
 *
 * @param at when it was decided
 * @param cause the message that led to it; null: a request or a clock
 */
public record Transition(
        Booking before,
        Changed change,
        Instant at,
        @Nullable IncomingMessage<?> cause) {

    public Booking after() {
        return change.next();
    }
}
