package dev.stagedoor.contracts.catalogue;

import dev.stagedoor.contracts.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket on sale for an event.
 *
 * @param capacity seats in all, 0 or more
 * @param salesStart null: on sale since publishing
 * @param salesEnd null: on sale until the event starts
 * @param maxPerBooking seats that one booking may take, 1 or more
 */
public record TicketTypeSnapshot(
        UUID id,
        String name,
        Money price,
        int capacity,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking) {}
