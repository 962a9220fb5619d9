package dev.stagedoor.contracts.booking;

import dev.stagedoor.contracts.Money;
import java.util.UUID;

/**
 * Seats of one ticket type in a booking.
 *
 * @param quantity seats, 1 or more
 * @param priceAtBooking for one seat, at the moment of the request
 */
public record BookedItem(UUID ticketTypeId, int quantity, Money priceAtBooking) {}
