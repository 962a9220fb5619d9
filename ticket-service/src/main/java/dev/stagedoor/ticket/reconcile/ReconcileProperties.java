package dev.stagedoor.ticket.reconcile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is counted again.
 *
 * @param seatsPerCycle seats, held or sold, that a cycle counts at most: two rows are read for each. What does not fit has
 *     its turn in the next cycle; an event with more is counted by itself
 * @param seatsPerSlice seats that one statement counts at most, so that no snapshot grows old
 */
@ConfigurationProperties("stagedoor.inventory.reconcile")
public record ReconcileProperties(
        @DefaultValue("1000000") long seatsPerCycle,
        @DefaultValue("50000") long seatsPerSlice) {}
