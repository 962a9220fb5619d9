package dev.stagedoor.booking.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many bookings may be under way in this process.
 *
 * @param targetWait how long the answer to a new booking may take: well under the five seconds that a client waits by
 *     default, and long enough that there is work for the next batches of the log
 * @param least bookings that may be under way however few were answered lately: a crowd that comes to a quiet system,
 *     before anybody knows how fast it is
 * @param retrySpread those who are sent away come again spread over this time, and not as the next crowd
 */
@ConfigurationProperties("stagedoor.booking.admission")
record AdmissionProperties(
        @DefaultValue("500ms") Duration targetWait,
        @DefaultValue("600") int least,
        @DefaultValue("4s") Duration retrySpread) {}
