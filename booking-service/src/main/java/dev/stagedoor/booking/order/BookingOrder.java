package dev.stagedoor.booking.order;

import dev.stagedoor.booking.offer.model.WantedItem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param items no ticket type twice
 * @param key null: the request is not to be recognized when it comes again
 */
public record BookingOrder(
        UUID userId,
        UUID eventId,
        List<WantedItem> items,
        @Nullable IdempotencyKey key) {

    /**
     * How a request is recognized.
     *
     * @param hash of the body, to tell a repetition from another request under the same key
     */
    public record IdempotencyKey(String key, String hash) {}
}
