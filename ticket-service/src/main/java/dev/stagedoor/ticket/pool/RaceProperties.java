package dev.stagedoor.ticket.pool;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done about a {@link LostRace}.
 *
 * @param retries how often the work is started again before the messages are left to be redelivered
 * @param backoff first wait; the winner has committed by then
 * @param maxBackoff longest wait
 */
@ConfigurationProperties("stagedoor.inventory.races")
public record RaceProperties(
        @DefaultValue("8") int retries,
        @DefaultValue("5ms") Duration backoff,
        @DefaultValue("100ms") Duration maxBackoff) {}
