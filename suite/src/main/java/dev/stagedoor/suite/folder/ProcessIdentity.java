package dev.stagedoor.suite.folder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told from a later one that was given the same number.
 *
 * @param pid its number
 * @param startedAt when it was started, as the operating system says
 */
public record ProcessIdentity(long pid, Instant startedAt) {
    /** Systems count a process' start in ticks since boot; setting the clock moves the result by a moment. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN = Duration.ofMillis(50);

    /** This process. */
    public static ProcessIdentity own() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessIdentity(self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process if it still runs; empty if it ended, also if its number belongs to somebody else now. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    /** Waits for its end, at most for the limit; whether it has ended. */
    public boolean endsWithin(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (find().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(BETWEEN);
        }
        return true;
    }

    private boolean isSame(ProcessHandle found) {
        Instant start = found.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(startedAt, start).abs().compareTo(TOLERANCE) <= 0;
    }
}
