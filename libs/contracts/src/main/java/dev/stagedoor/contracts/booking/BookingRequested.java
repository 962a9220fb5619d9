package dev.stagedoor.contracts.booking;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody wants seats: all of the items or none.
 *
 * @param attempt 1 at first; one more each time the booking asks again, as it does when money arrives after its hold expired
 */
@MessageType("stagedoor.booking.requested.v1")
public record BookingRequested(
        UUID bookingId, UUID eventId, UUID userId, int attempt, List<BookedItem> items, Instant requestedAt)
        implements BookingMessage {}
