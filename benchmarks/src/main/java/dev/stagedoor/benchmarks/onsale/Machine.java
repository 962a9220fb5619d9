package dev.stagedoor.benchmarks.onsale;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What it is measured on. */
final class Machine {
    private Machine() {}

    /** In words, with the load before anything is measured: figures of a busy machine are not worth much. */
    static String now() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, %s %s, Java %s, load average at the start %.1f",
                system.getAvailableProcessors(),
                system.getName(),
                system.getArch(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
    }
}
