package dev.stagedoor.notification.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long addresses are kept that no account stands for.
 *
 * @param guestRetention how long after the end of the event a guest's address is kept: refunds and other last words are
 *     written by then
 * @param guestPatience how long an address is kept of whose booking nothing is heard; bookings follow within seconds
 * @param sweepInterval how often addresses past their time are looked for
 */
@ConfigurationProperties("stagedoor.contacts")
public record ContactLimits(
        @DefaultValue("30d") Duration guestRetention,
        @DefaultValue("7d") Duration guestPatience,
        @DefaultValue("1h") Duration sweepInterval) {}
