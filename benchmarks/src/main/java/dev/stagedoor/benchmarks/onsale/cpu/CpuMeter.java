package dev.stagedoor.benchmarks.onsale.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what a suite and its PostgreSQL have used so far. Of PostgreSQL every process counts, also those that have ended:
 * the first process inherits their time when it collects them, so the sum never falls.
 */
public final class CpuMeter {
    /** A tick of the times in {@code /proc}: 100 a second on every Linux that Java runs on. */
    private static final double MILLIS_PER_TICK = 10;

    private final long suite;
    private final long postmaster;

    /** By thread, as it was called when it was seen first: some are called otherwise while they serve somebody. */
    private final Map<Long, String> threadGroups = new HashMap<>();

    public CpuMeter(long suite, long postmaster) {
        this.suite = suite;
        this.postmaster = postmaster;
    }

    public CpuUse read() {
        try {
            Map<String, Double> parts = new TreeMap<>();
            double ofSuite = addSuite(parts);
            double ofPostgres = addPostgres(parts);
            return new CpuUse(ofSuite, ofPostgres, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double addSuite(Map<String, Double> parts) throws IOException {
        List<ProcessTimes> threads = Procfs.threads(suite);
        long total = own(suite).ownTicks();
        long living = 0;
        for (ProcessTimes thread : threads) {
            living += thread.ownTicks();
            String group = threadGroups.computeIfAbsent(thread.pid(), _ -> ThreadGroups.of(thread.name()));
            add(parts, "suite: " + group, thread.ownTicks());
        }
        add(parts, "suite: threads that ended", Math.max(0, total - living));
        return total * MILLIS_PER_TICK;
    }

    private double addPostgres(Map<String, Double> parts) throws IOException {
        List<ProcessTimes> children = Procfs.children(postmaster);
        ProcessTimes first = own(postmaster);
        long total = first.ownTicks() + first.endedChildrenTicks();
        add(parts, "postgres: postmaster", first.ownTicks());
        add(parts, "postgres: processes that ended", first.endedChildrenTicks());
        for (ProcessTimes child : children) {
            total += child.ownTicks();
            add(parts, "postgres: " + PostgresTitles.of(Procfs.title(child.pid())), child.ownTicks());
        }
        return total * MILLIS_PER_TICK;
    }

    private static ProcessTimes own(long pid) throws IOException {
        return Procfs.process(pid).orElseThrow(() -> new IOException("process " + pid + " has ended"));
    }

    private static void add(Map<String, Double> parts, String group, long ticks) {
        parts.merge(group, ticks * MILLIS_PER_TICK, Double::sum);
    }
}
