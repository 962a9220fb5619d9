package dev.stagedoor.ticket.admission.model;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door of a ticket's event: who may let people in.
 *
 * @param zone of the event's place
 * @param staff who may besides the organizer; null: whoever has the ticket's id
 * @param spot whether it is the event of a spot
 */
public record Door(
        UUID eventId,
        String eventName,
        ZoneId zone,
        UUID organizerId,
        @Nullable List<UUID> staff,
        boolean spot) {

    /** Whether somebody may redeem here. */
    public enum Access {
        /** They may. */
        OPEN,
        /** Somebody may, but nobody has said who they are. */
        WHO_IS_IT,
        /** They are not of the staff. */
        STRANGER
    }

    /** Whether this is that spot's: a spot is an event, and its id the event's. */
    public boolean isOfSpot(UUID id) {
        return spot && eventId.equals(id);
    }

    /**
     * Whether the caller may redeem.
     *
     * @param caller null: without a token
     */
    public Access access(@Nullable UUID caller) {
        if (staff == null) {
            return Access.OPEN;
        }
        if (caller == null) {
            return Access.WHO_IS_IT;
        }
        return caller.equals(organizerId) || staff.contains(caller) ? Access.OPEN : Access.STRANGER;
    }
}
