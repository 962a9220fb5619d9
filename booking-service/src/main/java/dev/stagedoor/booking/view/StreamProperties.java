package dev.stagedoor.booking.view;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the live view of a booking.
 *
 * @param lookAgain how often a stream looks for tickets, and for what another replica could not tell of
 * @param longest when a stream ends whatever happens; longer than a hold, and the client may open another
 */
@ConfigurationProperties("stagedoor.booking.stream")
public record StreamProperties(
        @DefaultValue("2s") Duration lookAgain,
        @DefaultValue("15m") Duration longest) {}
