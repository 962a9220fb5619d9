package dev.stagedoor.contracts.booking;

import dev.stagedoor.contracts.MessageType;
import dev.stagedoor.contracts.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The organizer pays a part back while the booking stands: its seats and tickets stay.
 *
 * @param refundId of this refund; a booking may have several, never more in all than was paid
 * @param reason the organizer's own words
 */
@MessageType("stagedoor.booking.refunded.v1")
public record BookingRefunded(
        UUID bookingId, UUID eventId, UUID userId, UUID refundId, Money amount, String reason, Instant refundedAt)
        implements BookingMessage {}
