package dev.stagedoor.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs as the world's clock does, some time ahead of it, or stands still where a test wants one moment. */
public final class TestClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<@Nullable Instant> stopped = new AtomicReference<>();

    void advance(Duration duration) {
        ahead.updateAndGet(before -> before.plus(duration));
    }

    void stopAt(Instant instant) {
        stopped.set(instant);
    }

    /** Runs on, never back behind a moment it has shown. */
    void run() {
        Instant shown = stopped.getAndSet(null);
        if (shown != null && shown.isAfter(instant())) {
            advance(Duration.between(instant(), shown));
        }
    }

    @Override
    public Instant instant() {
        Instant standing = stopped.get();
        return standing == null ? Clock.systemUTC().instant().plus(ahead.get()) : standing;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
