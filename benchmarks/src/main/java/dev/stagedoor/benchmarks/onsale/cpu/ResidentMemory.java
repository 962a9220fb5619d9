package dev.stagedoor.benchmarks.onsale.cpu;

/** The memory of a process that is really there. */
public final class ResidentMemory {
    private static final int KILO = 1024;
    private static final String FIELD = "VmRSS:";

    private final long pid;

    public ResidentMemory(long pid) {
        this.pid = pid;
    }

    public long megabytes() {
        return Procfs.status(pid)
                        .lines()
                        .filter(line -> line.startsWith(FIELD))
                        .mapToLong(line -> Long.parseLong(
                                line.substring(FIELD.length()).replace("kB", "").strip()))
                        .findFirst()
                        .orElse(0)
                / KILO;
    }
}
