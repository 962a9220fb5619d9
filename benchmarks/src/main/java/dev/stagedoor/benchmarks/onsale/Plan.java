package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.load.Limits;
import java.time.Duration;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param round longest time of a round
 * @param rounds of each kind and level
 * @param levels buyers at once
 */
record Plan(Duration round, int rounds, List<Integer> levels) {
    /** Of the one ticket type that is on sale. */
    static final int TICKETS = 20_000;

    /** Connections that PostgreSQL has left beside the suite's own; more clients than that need a pool before it. */
    private static final int MOST_CONNECTIONS = 128;

    private static final int WARM_UP_BUYERS = 128;

    Plan {
        levels = List.copyOf(levels);
        if (round.toSeconds() < 1
                || rounds < 1
                || levels.isEmpty()
                || levels.stream().anyMatch(level -> level < 1)) {
            throw new IllegalArgumentException("rounds, their seconds and their buyers begin at 1");
        }
    }

    /** A round never sells out: what is measured is selling. */
    Limits limits() {
        return new Limits(round, TICKETS);
    }

    boolean isForShops(int level) {
        return level <= MOST_CONNECTIONS;
    }

    int warmUpBuyers() {
        return WARM_UP_BUYERS;
    }

    int mostBuyers() {
        return levels.stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
