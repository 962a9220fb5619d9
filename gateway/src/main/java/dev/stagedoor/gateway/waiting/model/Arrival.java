package dev.stagedoor.gateway.waiting.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of an event in the log of arrivals.
 *
 * @param account who came; null: nobody, it only says that it is this late
 * @param at by the clock of the broker, the same for all who read it
 */
public record Arrival(@Nullable UUID account, Instant at) {}
