package dev.stagedoor.benchmarks.onsale.bare;

import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Does several things one after the other, over and over, with a pause before each, and times each of them. */
public final class ByTurns {
    /** The first of each are slower for reasons that are no part of it: connections, caches, the compiler. */
    private static final int NOT_COUNTED = 50;

    private ByTurns() {}

    /** One result for each thing, in their order. */
    public static List<Percentiles> time(int times, Duration pause, List<Part> things) throws Exception {
        long[][] nanos = new long[things.size()][times];
        for (int turn = -NOT_COUNTED; turn < times; turn++) {
            for (int i = 0; i < things.size(); i++) {
                Thread.sleep(pause);
                long start = System.nanoTime();
                things.get(i).once();
                if (turn >= 0) {
                    nanos[i][turn] = System.nanoTime() - start;
                }
            }
        }
        List<Percentiles> results = new ArrayList<>();
        for (long[] each : nanos) {
            results.add(Percentiles.ofNanos(LongStream.of(each)));
        }
        return results;
    }
}
