package dev.stagedoor.benchmarks.onsale.cpu;

import java.util.Arrays;

/**
 * The first line of {@code /proc/stat}: what all processors together have done so far.
 *
 * @param busyTicks for anybody; what the hypervisor took counts too, since nobody here had it
 * @param allTicks busy or not
 */
record MachineTimes(long busyTicks, long allTicks) {
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    /** What follows is part of the first two already. */
    private static final int FIELDS = 8;

    static MachineTimes parse(String line) {
        long[] ticks = Arrays.stream(line.strip().split("\\s+", -1))
                .skip(1)
                .limit(FIELDS)
                .mapToLong(Long::parseLong)
                .toArray();
        long all = Arrays.stream(ticks).sum();
        return new MachineTimes(all - ticks[IDLE] - ticks[WAITING], all);
    }

    MachineTimes since(MachineTimes before) {
        return new MachineTimes(busyTicks - before.busyTicks, allTicks - before.allTicks);
    }
}
