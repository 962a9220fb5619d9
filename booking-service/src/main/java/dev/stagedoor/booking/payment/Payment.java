package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.payment.model.PaymentState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay a booking.
 *
 * @param key of the request, to recognize it when it comes again; null: it is not to be
 * @param hash of the request's body
 */
public record Payment(
        UUID id,
        UUID bookingId,
        Money amount,
        PaymentState state,
        @Nullable String key,
        String hash,
        Instant createdAt) {}
