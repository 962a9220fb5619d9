package dev.stagedoor.booking.saga.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event means for a booking. */
public sealed interface Decision {

    /**
     * Something is to be stored and done.
     *
     * @param next the booking from now on
     * @param steps for the timeline, oldest first
     */
    record Changed(Booking next, List<Step> steps, List<SagaCommand> commands) implements Decision {}

    /** Known already, too late, or of an earlier attempt: nothing is to be done. */
    record Unchanged() implements Decision {}

    /** What was asked for is not possible. */
    record Refused(Refusal refusal) implements Decision {}

    /** A line of the timeline. */
    record Step(Status status, @Nullable String reason) {}

    /** Why a cancellation or a refund is not possible. */
    enum Refusal {
        CANCELLATION_CLOSED,
        TICKET_ALREADY_REDEEMED,
        NOT_CANCELLABLE,
        NOT_REFUNDABLE,
        REFUND_EXCEEDS_PAYMENT
    }
}
