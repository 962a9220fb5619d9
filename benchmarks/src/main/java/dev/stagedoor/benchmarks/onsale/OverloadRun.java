package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.report.Overload;
import dev.stagedoor.benchmarks.onsale.report.Round;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds out how much the suite can sell, and offers it twice as much. */
final class OverloadRun {
    private static final double TWICE = 2;

    private final Stage stage;
    private final Plan plan;

    OverloadRun(Stage stage, Plan plan) {
        this.stage = stage;
        this.plan = plan;
    }

    Overload run() throws Exception {
        SuiteRounds suite = SuiteRounds.of(stage, plan.mostBuyers());
        var _ = WarmUp.of(suite, plan);
        List<Round> rounds = new ArrayList<>();
        for (int level : plan.levels()) {
            Round round = suite.sell(level, plan.limits()).round();
            Progress.says(
                    "%d buyers: %.0f bookings/s, p99 %.0f ms",
                    level, round.rate(), round.latency().p99());
            rounds.add(round);
        }
        Round peak =
                rounds.stream().max(Comparator.comparingDouble(Round::rate)).orElseThrow();
        double offered = TWICE * peak.rate();
        Progress.says("%.0f buyers a second for %s", offered, plan.round());
        Overload overload = suite.overload(peak, offered, plan.round());
        stage.requireBalance();
        return overload;
    }
}
