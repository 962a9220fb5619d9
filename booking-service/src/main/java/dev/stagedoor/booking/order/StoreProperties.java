package dev.stagedoor.booking.order;

import dev.stagedoor.messaging.Pace;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How new bookings are stored together.
 *
 * @param batchSize bookings of one transaction at most, so that none is long
 * @param pace by which transactions for a crowd follow each other
 * @param patience for one transaction: a database that hangs is an outage for those who wait, and the next ones try anew
 */
@ConfigurationProperties("stagedoor.booking.store")
record StoreProperties(
        @DefaultValue("500") int batchSize,
        @DefaultValue Pace pace,
        @DefaultValue("10s") Duration patience) {}
