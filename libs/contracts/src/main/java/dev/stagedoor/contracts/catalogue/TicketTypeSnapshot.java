package dev.stagedoor.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.stagedoor.contracts.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket on sale for an event.
 *
 * @param capacity seats for sale, 0 or more
 * @param salesStart null: on sale since publishing
 * @param salesEnd null: on sale until the event starts
 * @param maxPerBooking seats that one booking may take, 1 or more
 * @param initialTickets bearer tickets, besides {@code capacity}, that are issued when the pool opens, 0 or more
 * @param slot when the tickets admit; null: for the whole event
 */
public record TicketTypeSnapshot(
        UUID id,
        String name,
        Money price,
        int capacity,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking,
        @JsonSetter(nulls = Nulls.AS_EMPTY) int initialTickets,
        @Nullable Slot slot) {

    /** A stretch of time within a spot. */
    public record Slot(Instant start, Instant end) {}
}
