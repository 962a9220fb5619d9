package dev.stagedoor.chaos.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time, and as much more or less as a file says that others write. */
final class SteppedClock extends Clock {
    private final Clock base;
    private final Path step;

    SteppedClock(Clock base, Path step) {
        this.base = base;
        this.step = step;
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteppedClock(base.withZone(zone), step);
    }

    @Override
    public Instant instant() {
        try {
            return base.instant().plus(Duration.parse(Files.readString(step)));
        } catch (IOException _) {
            // Nobody has stepped it.
            return base.instant();
        }
    }
}
