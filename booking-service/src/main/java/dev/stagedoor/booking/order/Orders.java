package dev.stagedoor.booking.order;

import dev.stagedoor.booking.order.BookingOrder.IdempotencyKey;
import dev.stagedoor.booking.saga.model.Booking;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Bookings that are new, and the keys they were asked for with. */
public interface Orders {

    /**
     * Stores new bookings with their items, first step and key, as one statement in the transaction under way. Emits the
     * ids of those stored: a booking whose key is taken is not, and the taker is committed by then; one of a user whose
     * account was deleted is not either.
     */
    Mono<Set<UUID>> place(List<NewBooking> bookings);

    /** Which booking took a key; empty if none. */
    Mono<KnownKey> find(UUID owner, String key);

    /** The keys that an owner took, oldest first. */
    Mono<List<KnownKey>> find(UUID owner);

    /** Whether a user's account was deleted. */
    Mono<Boolean> isErased(UUID userId);

    /** Forgets keys taken before a moment, {@code limit} at most; emits how many. */
    Mono<Long> forgetKeys(Instant before, int limit);

    /** A booking to store. */
    record NewBooking(Booking booking, @Nullable IdempotencyKey key, boolean guest) {}

    /** A key that was taken. */
    record KnownKey(String key, UUID bookingId, String hash) {}
}
