package dev.stagedoor.ticket.hold.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a {@link Step} led to. */
public sealed interface Outcome {

    /** An answer that a booking waits for. */
    sealed interface Answer extends Outcome permits Held, Refused {
        Attempt attempt();

        UUID eventId();
    }

    /** All of the seats are held. */
    record Held(Attempt attempt, UUID eventId) implements Answer {}

    /** None of the seats is held. */
    record Refused(Attempt attempt, UUID eventId, Refusal refusal) implements Answer {}

    /** The seats are sold: a ticket is due for each. */
    record Sold(Attempt attempt, UUID eventId, UUID userId, List<Seats> seats) implements Outcome {}

    /**
     * Seats are free again.
     *
     * @param sold the attempts whose seats had been sold: their tickets are void
     */
    record Released(UUID bookingId, UUID eventId, List<Attempt> sold) implements Outcome {}

    /**
     * There was nothing left to do: a redelivery, or a release of what holds nothing.
     *
     * @param standing the answer that still holds, for somebody may wait for it; null where there is none
     */
    record AlreadyDecided(@Nullable Answer standing) implements Outcome {}
}
