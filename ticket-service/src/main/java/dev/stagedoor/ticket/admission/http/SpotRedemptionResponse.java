package dev.stagedoor.ticket.admission.http;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket was shown at a spot.
 *
 * @param timesPresentedBefore 0: let the bearer in
 * @param lastPresentedAt the last time before this one; null: never
 */
record SpotRedemptionResponse(
        UUID spotId,
        UUID ticketId,
        int timesPresentedBefore,
        @Nullable Instant lastPresentedAt) {}
