package dev.stagedoor.notification.report;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Every limit of making reports.
 *
 * @param zone in whose calendar a day begins and ends. Choose it before the first report: a period is reported once, also
 *     when it is another stretch of time by then
 * @param grace how long after the end of a period its report is made: what happened in its last seconds is on its way over
 *     Kafka for moments, and what is late for longer is told in the next report
 * @param interval how often each replica looks for what is due
 * @param batchSize organizers whose reports are made in one round: few enough that a round in an outage, in which each of them
 *     waits for a connection, ends within minutes
 */
@ConfigurationProperties("stagedoor.reports")
public record ReportLimits(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("10m") Duration grace,
        @DefaultValue("1m") Duration interval,
        @DefaultValue("100") int batchSize) {}
