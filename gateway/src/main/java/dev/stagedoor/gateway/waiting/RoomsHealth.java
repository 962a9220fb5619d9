package dev.stagedoor.gateway.waiting;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Down until event-service has said once which events have a waiting room: before, no booking is known to be free, and
 * another gateway serves better. Part of readiness. The log of arrivals is not: who is let in books without it.
 */
@Component("waitingRooms")
final class RoomsHealth extends AbstractHealthIndicator {
    private final Rooms rooms;
    private final Arrivals log;

    RoomsHealth(Rooms rooms, Arrivals log) {
        this.rooms = rooms;
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var unused = (rooms.areKnown() ? builder.up() : builder.down()).withDetail("logIsRead", log.isCaughtUp());
    }
}
