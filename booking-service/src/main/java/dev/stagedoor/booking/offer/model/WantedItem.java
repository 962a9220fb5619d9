package dev.stagedoor.booking.offer.model;

import java.util.UUID;

/** Seats somebody wants of one ticket type. */
public record WantedItem(UUID ticketTypeId, int quantity) {}
