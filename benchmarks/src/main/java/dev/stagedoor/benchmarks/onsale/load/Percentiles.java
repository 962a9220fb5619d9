package dev.stagedoor.benchmarks.onsale.load;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long things took, in milliseconds. */
public record Percentiles(int count, double p50, double p95, double p99) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Of any number of durations; all zero if there are none. */
    public static Percentiles ofNanos(LongStream durations) {
        long[] sorted = durations.sorted().toArray();
        return new Percentiles(sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    /** The smallest duration that no smaller share of all is below (nearest rank). */
    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }

    /** The median of a few figures, of which an even number has the mean of its two middle ones; zero of none. */
    public static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
