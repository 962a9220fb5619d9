package dev.stagedoor.contracts.booking;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/**
 * The booking was refused and holds nothing.
 *
 * @param reason a stable code, for example {@code seats_unavailable}
 */
@MessageType("stagedoor.booking.rejected.v1")
public record BookingRejected(UUID bookingId, UUID eventId, UUID userId, String reason, Instant rejectedAt)
        implements BookingMessage {}
