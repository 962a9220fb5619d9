package dev.stagedoor.contracts.booking;

import dev.stagedoor.contracts.MessageType;
import dev.stagedoor.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Paid, or nothing to pay: the held seats are sold and tickets are due. Never taken back but by a cancellation that
 * somebody asked for.
 *
 * @param attempt the request whose hold became the sale
 */
@MessageType("stagedoor.booking.confirmed.v1")
public record BookingConfirmed(
        UUID bookingId,
        UUID eventId,
        UUID userId,
        int attempt,
        List<BookedItem> items,
        Money totalPrice,
        Instant confirmedAt)
        implements BookingMessage {}
