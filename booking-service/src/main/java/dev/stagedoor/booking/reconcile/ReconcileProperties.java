package dev.stagedoor.booking.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bookings are compared with their tickets.
 *
 * @param bookingsPerCycle bookings that a cycle looks at besides the newest; the next one goes on behind them
 * @param bookingsPerSlice the same, of one statement
 * @param grace how much later a booking must have been asked for to prove that the tickets of another one were passed over:
 *     more than the clocks of two replicas differ, and a message of one topic is behind one of another
 */
@ConfigurationProperties("stagedoor.booking.reconcile")
public record ReconcileProperties(
        @DefaultValue("50000") int bookingsPerCycle,
        @DefaultValue("5000") int bookingsPerSlice,
        @DefaultValue("1m") Duration grace) {}
