package dev.stagedoor.booking.payment.simulated;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated provider behaves.
 *
 * @param lateCaptureDelay when a payment with the token {@code late} is captured after all
 */
@ConfigurationProperties("stagedoor.payment.simulated")
public record SimulatedProperties(@DefaultValue("30s") Duration lateCaptureDelay) {}
