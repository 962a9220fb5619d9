package dev.stagedoor.booking.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How new bookings are stored together.
 *
 * @param batchSize bookings of one transaction at most, so that none is long
 * @param crowd bookings in one transaction from which on the next one waits for {@code pace}
 * @param pace shortest time from one crowded transaction to the next: it costs the same for one booking as for a hundred,
 *     so a crowd that waits a little for company waits less for its turn
 * @param patience for one transaction: a database that hangs is an outage for those who wait, and the next ones try anew
 */
@ConfigurationProperties("stagedoor.booking.store")
record StoreProperties(
        @DefaultValue("500") int batchSize,
        @DefaultValue("4") int crowd,
        @DefaultValue("25ms") Duration pace,
        @DefaultValue("10s") Duration patience) {}
