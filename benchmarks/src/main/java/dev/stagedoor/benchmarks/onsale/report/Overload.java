package dev.stagedoor.benchmarks.onsale.report;

import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import java.util.List;
import java.util.Locale;

/**
 * Twice as many buyers as can be served.
 *
 * @param peak the round before it, of as many buyers as buy most, who wait for their answer before they buy again
 * @param offered buyers a second
 * @param rate confirmed bookings a second
 * @param sentAway share of the buyers who were told to come again
 * @param latency of a confirmed booking
 * @param megabytesBefore resident memory of the suite
 * @param megabytesAfter the same, when the last buyer had an answer
 */
public record Overload(
        Round peak,
        double offered,
        double rate,
        double sentAway,
        Percentiles latency,
        long megabytesBefore,
        long megabytesAfter)
        implements Finding {
    private static final double KEPT = 0.9;
    private static final double SLOWER = 3;

    /** Its rate by that of the peak. */
    public double kept() {
        return rate / peak.rate();
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal("overload: bookings/s by those at the peak", kept(), KEPT, true),
                new Goal(
                        "overload: p99 by that at the peak",
                        latency.p99() / peak.latency().p99(),
                        SLOWER,
                        false));
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                | | buyers | bookings/s | p50 ms | p95 ms | p99 ms |
                |---|--:|--:|--:|--:|--:|
                | peak | %d at once | %.0f | %.0f | %.0f | %.0f |
                | overload | %.0f a second | %.0f | %.0f | %.0f | %.0f |

                Sent away with 503: %.0f %%. Resident memory of the suite: %d MB before, %d MB after.

                | goal | limit | measured | |
                |---|--:|--:|---|
                """,
                peak.buyers(),
                peak.rate(),
                peak.latency().p50(),
                peak.latency().p95(),
                peak.latency().p99(),
                offered,
                rate,
                latency.p50(),
                latency.p95(),
                latency.p99(),
                100 * sentAway,
                megabytesBefore,
                megabytesAfter));
        goals().forEach(goal -> text.append(goal.line()));
        return text.toString();
    }
}
