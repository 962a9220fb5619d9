package dev.stagedoor.ticket.hold.model;

import dev.stagedoor.ticket.pool.model.Pool;
import java.util.List;

/**
 * What stands before a batch of steps.
 *
 * @param pools all pools of the events in the batch
 * @param claims all claims of the bookings in the batch
 */
public record Standing(List<Pool> pools, List<Claim> claims) {}
