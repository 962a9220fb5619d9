package dev.stagedoor.ticket.hold.model;

import dev.stagedoor.ticket.pool.model.Pool;
import java.util.List;

/**
 * What a batch of steps led to; all of it is stored, or none.
 *
 * @param outcomes one for each step, in the order of the steps
 * @param pools those that were touched, in the order of their ids, with the versions as read
 * @param fresh claims that are new
 * @param moved claims that were known and are in another state now
 */
public record Decided(List<Outcome> outcomes, List<Pool> pools, List<Claim> fresh, List<Claim> moved) {}
