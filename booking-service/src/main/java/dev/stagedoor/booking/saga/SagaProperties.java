package dev.stagedoor.booking.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the saga.
 *
 * @param holdDuration how long seats wait for money
 * @param maxWatches requests and streams that may wait for bookings at once in this process; each holds a connection
 */
@ConfigurationProperties("stagedoor.booking")
public record SagaProperties(
        @DefaultValue("10m") Duration holdDuration,
        @DefaultValue("20000") int maxWatches,
        @DefaultValue Expiry expiry) {

    /**
     * The clock that ends holds.
     *
     * @param batchSize holds ended by one transaction: few enough that nobody waits long for one of them
     * @param maxBatches transactions in one round, so that a round always ends
     */
    public record Expiry(
            @DefaultValue("100") int batchSize,
            @DefaultValue("100") int maxBatches) {}
}
