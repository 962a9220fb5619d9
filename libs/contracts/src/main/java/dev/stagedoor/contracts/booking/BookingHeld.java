package dev.stagedoor.contracts.booking;

import dev.stagedoor.contracts.MessageType;
import dev.stagedoor.contracts.Money;
import java.time.Instant;
import java.util.UUID;

/** The seats are held and wait for {@code totalPrice} to be paid before {@code holdExpiresAt}. */
@MessageType("stagedoor.booking.held.v1")
public record BookingHeld(UUID bookingId, UUID eventId, UUID userId, Money totalPrice, Instant holdExpiresAt)
        implements BookingMessage {}
