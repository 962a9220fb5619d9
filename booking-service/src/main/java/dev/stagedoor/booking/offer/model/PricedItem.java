package dev.stagedoor.booking.offer.model;

import java.util.UUID;

/**
 * Seats of one ticket type at their price.
 *
 * @param price for one seat, at the moment of the request
 */
public record PricedItem(UUID ticketTypeId, int quantity, Money price) {}
