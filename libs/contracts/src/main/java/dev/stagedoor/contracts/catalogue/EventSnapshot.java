package dev.stagedoor.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a published event.
 *
 * @param revision grows by one with each change; a follower keeps the highest it has seen
 * @param timezone IANA zone of the place
 * @param cancelUntil how long before the start an attendee may still cancel; null: never
 * @param cancelFeePercent what the organizer keeps of a cancelled booking, 0 to 100
 * @param doorStaff who may redeem its tickets besides the organizer; null: whoever has the ticket's id
 * @param spot the name under which guests without an account reserve, free of charge; null: only users book
 */
public record EventSnapshot(
        UUID id,
        long revision,
        UUID organizerId,
        String name,
        @Nullable String description,
        @Nullable String category,
        @Nullable String location,
        boolean online,
        String timezone,
        Instant startsAt,
        Instant endsAt,
        Visibility visibility,
        @Nullable Duration cancelUntil,
        int cancelFeePercent,
        List<TicketTypeSnapshot> ticketTypes,
        @Nullable List<UUID> doorStaff,
        @Nullable String spot) {

    /** Who sees the event in lists. */
    public enum Visibility {
        @JsonProperty("public")
        PUBLIC,
        @JsonProperty("private")
        PRIVATE
    }
}
