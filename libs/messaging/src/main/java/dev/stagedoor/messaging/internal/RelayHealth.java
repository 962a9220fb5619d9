package dev.stagedoor.messaging.internal;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of the relay. It is no part of readiness or liveness: without a broker a service still answers reads and takes
 * bookings, which wait in the outbox, and neither fewer replicas nor a restart would bring the broker back. It shows in
 * {@code /actuator/health}, and alerts come from the metrics of the backlog.
 */
final class RelayHealth extends AbstractHealthIndicator {
    private final RelayStatus status;

    RelayHealth(RelayStatus status) {
        this.status = status;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String trouble = status.trouble();
        Health.Builder result = trouble == null ? builder.up() : builder.down().withDetail("trouble", trouble);
        var last = status.lastSuccess();
        var unused = result.withDetail("ownedStripes", status.ownedStripes())
                .withDetail("liveRelays", status.members())
                .withDetail("backlog", status.backlog())
                .withDetail("oldestAge", status.oldestAge().toString())
                .withDetail("lastSuccess", last == null ? "never" : last.toString());
    }
}
