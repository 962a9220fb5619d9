package dev.stagedoor.ticket.hold.model;

import java.util.List;
import java.util.UUID;

/** What a booking asks of the inventory, in the order of the log. */
public sealed interface Step {
    Attempt attempt();

    UUID eventId();

    /** Wants all of these seats or none. */
    record Request(Attempt attempt, UUID eventId, List<Seats> seats) implements Step {}

    /** The seats that were held for the attempt are sold. */
    record Confirmation(Attempt attempt, UUID eventId, UUID userId) implements Step {}

    /** Gives back every seat held or sold for the booking up to this attempt. */
    record Release(Attempt attempt, UUID eventId) implements Step {}
}
