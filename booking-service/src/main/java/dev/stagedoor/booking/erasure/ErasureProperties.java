package dev.stagedoor.booking.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of erasing users.
 *
 * @param batchSize users seen to in one round, and bookings changed by one statement
 * @param watch how long after the receipt a user is refused and what still comes of them is erased: longer than any access
 *     token is valid and any message under way
 */
@ConfigurationProperties("stagedoor.booking.erasure")
public record ErasureProperties(
        @DefaultValue("100") int batchSize,
        @DefaultValue("24h") Duration watch) {}
