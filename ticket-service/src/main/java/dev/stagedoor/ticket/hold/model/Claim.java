package dev.stagedoor.ticket.hold.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param seats those that it got; empty where it never got any
 * @param refusal why not; null unless {@link State#REFUSED}
 */
public record Claim(
        Attempt attempt,
        UUID eventId,
        State state,
        List<Seats> seats,
        @Nullable Refusal refusal) {

    /** Where the seats of an attempt are. */
    public enum State {
        /** Kept for the booking. */
        HELD,
        /** The booking's, with tickets. */
        SOLD,
        /** Given back before they were sold. */
        RELEASED,
        /** Given back after they were sold; the tickets are void. */
        RETURNED,
        /** It never got any. */
        REFUSED,
        /** It was given up before it was ever decided, and gets none whenever it comes. */
        WITHDRAWN
    }

    static Claim held(Attempt attempt, UUID eventId, List<Seats> seats) {
        return new Claim(attempt, eventId, State.HELD, seats, null);
    }

    static Claim refused(Attempt attempt, UUID eventId, Refusal refusal) {
        return new Claim(attempt, eventId, State.REFUSED, List.of(), refusal);
    }

    static Claim withdrawn(Attempt attempt, UUID eventId) {
        return new Claim(attempt, eventId, State.WITHDRAWN, List.of(), null);
    }

    Claim in(State newState) {
        return new Claim(attempt, eventId, newState, seats, refusal);
    }
}
