package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.load.Limits;
import dev.stagedoor.benchmarks.onsale.report.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sells until the suite is as fast as it gets. */
final class WarmUp {
    /** Whatever the plan says: the compiler needs its time, and short rounds of a cold suite differ by chance. */
    private static final Limits ROUND = new Limits(Duration.ofSeconds(15), Plan.TICKETS);

    /**
     * Below it much of the suite is not compiled yet, whatever the rates say: HotSpot compiles for good what was called some
     * 5,000 to 15,000 times, and later the more there is to compile, and much is called once for each booking.
     */
    private static final int FEWEST_BOOKINGS = 30_000;

    /** On a machine that is so slow more of them help no more. */
    private static final int MOST_ROUNDS = 16;

    private static final double STILL_FASTER = 1.05;

    private WarmUp() {}

    /** The rates of its rounds. */
    static List<Double> of(SuiteRounds suite, Plan plan) throws Exception {
        List<Double> rates = new ArrayList<>();
        double best = 0;
        int bookings = 0;
        boolean faster = true;
        while ((faster || bookings < FEWEST_BOOKINGS) && rates.size() < MOST_ROUNDS) {
            Round round = suite.sell(plan.warmUpBuyers(), ROUND).round();
            Progress.says("warm-up: %.0f bookings/s", round.rate());
            faster = round.rate() > STILL_FASTER * best;
            best = Math.max(best, round.rate());
            bookings += round.confirmed();
            rates.add(round.rate());
        }
        return rates;
    }
}
