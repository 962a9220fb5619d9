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
 * @param guest null: the user has an account
 */
public record BookingOrder(
        UUID userId,
        UUID eventId,
        List<WantedItem> items,
        @Nullable IdempotencyKey key,
        @Nullable Guest guest) {

    /**
     * Somebody without an account; the user id stands for them in this order and in nothing else.
     *
     * @param email where to write to; told to whom it concerns and kept nowhere here; null: nowhere
     */
    public record Guest(@Nullable String email) {

        @Override
        public String toString() {
            return "Guest";
        }
    }

    /**
     * How a request is recognized.
     *
     * @param owner whose keys are not those of others: the user, or what stands for a guest's request
     * @param hash of the body, to tell a repetition from another request under the same key
     */
    public record IdempotencyKey(UUID owner, String key, String hash) {}
}
