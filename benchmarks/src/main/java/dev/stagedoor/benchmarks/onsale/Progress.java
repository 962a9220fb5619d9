package dev.stagedoor.benchmarks.onsale;

import java.util.Locale;

/** Tells whoever waits what is going on. Not on standard output: that is for the results. */
final class Progress {
    private static final long START = System.nanoTime();
    private static final double NANOS = 1e9;

    private Progress() {}

    static void says(String format, Object... values) {
        System.err.printf(
                Locale.ROOT,
                "%6.0f s  %s%n",
                (System.nanoTime() - START) / NANOS,
                String.format(Locale.ROOT, format, values));
    }
}
