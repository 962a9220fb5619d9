package dev.stagedoor.booking.cancellation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of ending the bookings of an event that was called off.
 *
 * @param batchSize bookings ended by one transaction: few enough that nobody waits long for one of them
 * @param maxBatches transactions for one event in one round, so that a round always ends
 * @param maxEvents events seen to in one round
 */
@ConfigurationProperties("stagedoor.booking.event-cancellation")
public record CancellationProperties(
        @DefaultValue("100") int batchSize,
        @DefaultValue("1000") int maxBatches,
        @DefaultValue("20") int maxEvents) {}
