package dev.stagedoor.benchmarks.onsale.report;

import java.util.Locale;

/**
 * What the suite should do, and what it does.
 *
 * @param what in words, with the unit
 * @param measured the figure
 * @param limit the figure's limit
 * @param atLeast whether it is a lower limit
 */
public record Goal(String what, double measured, double limit, boolean atLeast) {
    public boolean isMet() {
        return atLeast ? measured >= limit : measured <= limit;
    }

    /** How far it is: 1.00 is exactly the limit, more is better. */
    double share() {
        return atLeast ? measured / limit : limit / measured;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s %.2f | %.2f | %s |%n",
                what,
                atLeast ? "≥" : "≤",
                limit,
                measured,
                isMet() ? "met" : String.format(Locale.ROOT, "MISSED: %.0f %% of the way", 100 * share()));
    }
}
