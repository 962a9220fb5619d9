package dev.stagedoor.benchmarks.onsale.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of all tries of a crowd. */
public record Sale(List<Attempt> attempts) {
    public Sale {
        attempts = List.copyOf(attempts);
    }

    public int confirmed() {
        return count(Outcome.Confirmed.class);
    }

    public int refused() {
        return count(Outcome.Refused.class);
    }

    public int sentAway() {
        return count(Outcome.SentAway.class);
    }

    private int count(Class<? extends Outcome> kind) {
        return (int) attempts.stream()
                .filter(attempt -> kind.isInstance(attempt.outcome()))
                .count();
    }

    /** Whatever went wrong, and how often. */
    public Map<String, Integer> failures() {
        Map<String, Integer> failures = new TreeMap<>();
        for (Attempt attempt : attempts) {
            if (attempt.outcome() instanceof Outcome.Failed(String what)) {
                failures.merge(what, 1, Integer::sum);
            }
        }
        return failures;
    }

    /** From the request to its confirmation. */
    public Percentiles latency() {
        return Percentiles.ofNanos(attempts.stream()
                .filter(attempt -> attempt.outcome() instanceof Outcome.Confirmed)
                .mapToLong(Attempt::nanos));
    }

    /** When the last of a kind of answer came, since the crowd was let in; zero if there was none. */
    public long lastNanos(Class<? extends Outcome> kind) {
        return attempts.stream()
                .filter(attempt -> kind.isInstance(attempt.outcome()))
                .mapToLong(Attempt::endedNanos)
                .max()
                .orElse(0);
    }
}
