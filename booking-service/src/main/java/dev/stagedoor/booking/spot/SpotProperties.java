package dev.stagedoor.booking.spot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of reserving as a guest.
 *
 * @param maxSlots slots asked for one after the other for a guest who takes any: each is a booking of its own
 * @param ticketPause between two looks for the ticket of a confirmed reservation
 */
@ConfigurationProperties("stagedoor.booking.spot")
public record SpotProperties(
        @DefaultValue("50") int maxSlots,
        @DefaultValue("50ms") Duration ticketPause) {}
