package dev.stagedoor.benchmarks.onsale.cpu;

import java.time.Duration;
import java.util.Optional;

/** What other programs take of the machine meanwhile: the figures of a machine that is shared are not worth much. */
public final class Neighbours {
    private static final double MILLIS_PER_TICK = 10;

    private final CpuMeter meter;
    private final MachineTimes begin = Procfs.machine();
    private final double oursAtBegin;

    /**
     * Begins to count.
     *
     * @param meter of what is measured
     */
    public Neighbours(CpuMeter meter) {
        this.meter = meter;
        this.oursAtBegin = ours();
    }

    /** Share of all processor time since the beginning, from 0 to 1. */
    public double share() {
        MachineTimes times = Procfs.machine().since(begin);
        double others = times.busyTicks() * MILLIS_PER_TICK - (ours() - oursAtBegin);
        return Math.max(0, others / (times.allTicks() * MILLIS_PER_TICK));
    }

    /** The suite, its PostgreSQL, and this process with the buyers, in milliseconds. */
    private double ours() {
        Optional<Duration> buyers = ProcessHandle.current().info().totalCpuDuration();
        return meter.read().total() + buyers.orElse(Duration.ZERO).toMillis();
    }
}
