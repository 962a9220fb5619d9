package dev.stagedoor.contracts.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stagedoor.contracts.MessageType;
import dev.stagedoor.contracts.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The booking gives its seats back; its tickets, if any, are void.
 *
 * @param attempt the newest request of the booking; every seat held or sold for it up to this one is released
 * @param outcome how the booking ended
 * @param reason a stable code, for example {@code hold_expired}, {@code cancelled_by_attendee}, {@code event_cancelled}
 * @param refund what is paid back; null where nothing had been paid
 */
@MessageType("stagedoor.booking.released.v1")
public record BookingReleased(
        UUID bookingId,
        UUID eventId,
        UUID userId,
        int attempt,
        Outcome outcome,
        String reason,
        @Nullable Money refund,
        Instant releasedAt)
        implements BookingMessage {

    /** The final state of the booking. */
    public enum Outcome {
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("cancelled")
        CANCELLED
    }
}
