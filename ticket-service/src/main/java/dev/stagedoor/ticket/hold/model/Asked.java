package dev.stagedoor.ticket.hold.model;

import java.time.Instant;

/**
 * When and where an attempt asked for its seats: its place in the queue.
 *
 * @param partition of the log; {@link #UNKNOWN} where it does not come from there
 * @param offset the same
 */
public record Asked(Instant at, int partition, long offset) {
    public static final int UNKNOWN = -1;
}
