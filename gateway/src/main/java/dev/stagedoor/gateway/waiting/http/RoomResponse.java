package dev.stagedoor.gateway.waiting.http;

import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.gateway.waiting.model.Tally;
import dev.stagedoor.gateway.waiting.model.Terms;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room.
 *
 * @param open lots were drawn and people are let in
 * @param joined who came
 * @param seed null: not open yet
 */
record RoomResponse(
        UUID eventId,
        String eventName,
        Instant joinableFrom,
        Instant opensAt,
        Instant closesAt,
        int admissionsPerMinute,
        boolean open,
        long joined,
        long waiting,
        long admitted,

        @Schema(description = "SHA-256 of the seed, told from the start")
        String seedHash,

        @Schema(description = "The lot of an account is SHA-256 of the seed, a space and the account's id") @Nullable
        String seed) {

    static RoomResponse of(Room room, Terms terms, Instant now) {
        Tally tally = room.tally(now);
        return new RoomResponse(
                terms.eventId(),
                terms.eventName(),
                terms.joinableFrom(),
                terms.opensAt(),
                terms.closesAt(),
                terms.admissionsPerMinute(),
                tally.open(),
                tally.joined(),
                tally.waiting(),
                tally.admitted(),
                room.seed().hash(),
                tally.open() ? room.seed().text() : null);
    }
}
