package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket of an event.
 *
 * @param salesStart null: on sale since publishing
 * @param salesEnd null: on sale until the event starts
 */
public record TicketType(
        UUID id,
        String name,
        Money price,
        int capacity,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking) {}
