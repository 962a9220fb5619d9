package dev.stagedoor.benchmarks.onsale.load;

/**
 * One try to buy.
 *
 * @param startedNanos since the crowd was let in
 * @param endedNanos the same
 */
public record Attempt(long startedNanos, long endedNanos, Outcome outcome) {
    long nanos() {
        return endedNanos - startedNanos;
    }
}
