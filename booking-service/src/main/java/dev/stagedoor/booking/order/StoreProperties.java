package dev.stagedoor.booking.order;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How new bookings are stored together.
 *
 * @param batchSize bookings of one transaction at most, so that none is long
 */
@ConfigurationProperties("stagedoor.booking.store")
record StoreProperties(@DefaultValue("500") int batchSize) {}
