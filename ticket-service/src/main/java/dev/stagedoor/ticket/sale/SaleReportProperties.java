package dev.stagedoor.ticket.sale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What sale reports may cost.
 *
 * @param rest how many times as long as its reading took a report is given to whoever asks: with four, reports of an event
 *     take a fifth of one processor at most, however often they are asked for
 * @param remembered reports at a time, a kB each
 */
@ConfigurationProperties("stagedoor.inventory.sale-report")
public record SaleReportProperties(
        @DefaultValue("4") int rest, @DefaultValue("1000") int remembered) {}
