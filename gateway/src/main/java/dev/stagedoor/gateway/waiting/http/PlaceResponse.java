package dev.stagedoor.gateway.waiting.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is in a room.
 *
 * @param position 1: the next; null: lots are not drawn yet, or there is nothing to wait for any more
 * @param estimateSeconds until lots are drawn, then until they are let in; null: they are
 * @param admission what lets them book between the two moments; null: no place in the line yet, or too late
 * @param place what shows them this
 */
record PlaceResponse(
        UUID eventId,
        State state,
        @Nullable Long position,
        @Nullable Long estimateSeconds,
        @Nullable Instant admittedFrom,
        @Nullable Instant admittedUntil,

        @Schema(description = "For the header `Stagedoor-Admission` of the booking, from `admittedFrom` on") @Nullable
        String admission,

        @Schema(description = "For the parameter `place`: shows this without an access token")
        String place,

        @Schema(description = "SHA-256 of what the lots are drawn with; keep it until that is told")
        String seedHash) {

    enum State {
        GATHERED,
        WAITING,
        ADMITTED,
        LAPSED
    }
}
