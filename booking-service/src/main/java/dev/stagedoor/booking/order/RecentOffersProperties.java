package dev.stagedoor.booking.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long offers are not read again.
 *
 * @param maxAge long enough that a sale reads its offer a few times a second only
 * @param size offers kept that long at most
 */
@ConfigurationProperties("stagedoor.booking.recent-offers")
record RecentOffersProperties(
        @DefaultValue("250ms") Duration maxAge,
        @DefaultValue("10000") int size) {}
