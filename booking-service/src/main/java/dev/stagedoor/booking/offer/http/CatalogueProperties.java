package dev.stagedoor.booking.offer.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of asking event-service.
 *
 * @param timeout of one answer: whoever waits for it has waited for the event already
 * @param maxEvent of the answer, with all its ticket types
 */
@ConfigurationProperties("stagedoor.booking.catalogue")
record CatalogueProperties(
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("1MB") DataSize maxEvent) {}
