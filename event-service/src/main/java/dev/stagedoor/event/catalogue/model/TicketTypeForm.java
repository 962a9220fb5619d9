package dev.stagedoor.event.catalogue.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket type as it is sent, nothing checked yet; {@link TicketTypeRules} makes a {@link TicketTypeContent} of it.
 *
 * @param id of a type that the event has already; without it, one of the same name is meant, else a new one
 * @param salesStart ISO 8601 with offset; absent: on sale since publishing
 * @param salesEnd ISO 8601 with offset; absent: on sale until the event starts
 * @param maxPerBooking absent: 10
 * @param slot when the tickets admit; absent: for the whole event, or as before for a type that exists
 */
public record TicketTypeForm(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable PriceForm price,
        @Nullable Integer capacity,
        @Nullable String salesStart,
        @Nullable String salesEnd,
        @Nullable Integer maxPerBooking,
        @Nullable SlotForm slot) {

    /**
     * A price.
     *
     * @param amount in minor units (cents)
     * @param currency ISO 4217 code
     */
    public record PriceForm(@Nullable Long amount, @Nullable String currency) {}

    /** A stretch of time, both ends ISO 8601 with offset. */
    public record SlotForm(@Nullable String start, @Nullable String end) {}
}
