package dev.stagedoor.booking.offer.postgres;

import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.SpotName;
import dev.stagedoor.booking.offer.model.TicketOffer;
import dev.stagedoor.booking.offer.model.TicketOffer.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Offers as values of columns. */
final class OfferColumns {
    private OfferColumns() {}

    static @Nullable String spotKey(Offer offer) {
        String spot = offer.spot();
        return spot == null ? null : SpotName.key(spot);
    }

    static @Nullable OffsetDateTime slot(TicketOffer ticket, Function<Slot, Instant> which) {
        Slot slot = ticket.slot();
        return slot == null ? null : utc(which.apply(slot));
    }

    static @Nullable Long cancelUntil(Offer offer) {
        Duration until = offer.cancellation().until();
        return until == null ? null : until.toSeconds();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
