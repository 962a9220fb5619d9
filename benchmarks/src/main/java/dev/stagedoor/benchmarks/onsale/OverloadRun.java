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

    /** The middle one of so many pairs of rounds: a machine's speed changes from minute to minute. */
    Overload run() throws Exception {
        SuiteRounds suite = SuiteRounds.of(stage, plan.mostBuyers());
        var _ = WarmUp.of(suite, plan);
        Round fastest = fastest(suite);
        Progress.says("twice that, to warm up: until now nobody was sent away");
        var _ = suite.overload(fastest, TWICE * fastest.rate(), plan.round());
        List<Overload> pairs = new ArrayList<>();
        for (int pair = 0; pair < plan.rounds(); pair++) {
            Round peak = sell(suite, fastest.buyers());
            Overload overload = suite.overload(peak, TWICE * peak.rate(), plan.round());
            Progress.says(
                    "%.0f buyers a second: %.0f bookings/s, %.2f of the peak",
                    overload.offered(), overload.rate(), overload.kept());
            pairs.add(overload);
        }
        stage.requireBalance();
        pairs.sort(Comparator.comparingDouble(Overload::kept));
        return pairs.get(pairs.size() / 2);
    }

    private Round fastest(SuiteRounds suite) throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (int level : plan.levels()) {
            rounds.add(sell(suite, level));
        }
        return rounds.stream().max(Comparator.comparingDouble(Round::rate)).orElseThrow();
    }

    private Round sell(SuiteRounds suite, int buyers) throws Exception {
        Round round = suite.sell(buyers, plan.limits()).round();
        Progress.says(
                "%d buyers: %.0f bookings/s, p99 %.0f ms",
                buyers, round.rate(), round.latency().p99());
        return round;
    }
}
