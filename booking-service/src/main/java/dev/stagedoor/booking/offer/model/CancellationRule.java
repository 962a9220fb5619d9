package dev.stagedoor.booking.offer.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when a paid booking can be cancelled and what that costs.
 *
 * @param until how long before the start is the last moment; null: not once it is confirmed
 * @param feePercent what the organizer keeps, 0 to 100
 */
public record CancellationRule(@Nullable Duration until, int feePercent) {

    public boolean allows(Instant now, Instant startsAt) {
        return until != null && now.isBefore(startsAt) && !now.isAfter(startsAt.minus(until));
    }

    /** What the organizer keeps of a price. */
    public Money feeOf(Money price) {
        return price.percent(feePercent);
    }
}
