package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.report.Filled;
import dev.stagedoor.benchmarks.onsale.suite.Filling;
import dev.stagedoor.benchmarks.onsale.suite.Offer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An empty suite beside one with a million bookings, by turns: does what is past make selling slower? */
final class FilledRun {
    private static final int EVENTS = 100_000;
    private static final int BOOKINGS_OF_EACH = 10;
    private static final int HUGE_TYPE = 1_000_000;

    private final Path home;
    private final Plan plan;

    FilledRun(Path home, Plan plan) {
        this.home = home;
        this.plan = plan;
    }

    Filled run() throws Exception {
        try (Stage empty = Stage.open(home);
                Stage filled = Stage.open(home)) {
            SuiteRounds fresh = SuiteRounds.of(empty, plan.warmUpBuyers());
            SuiteRounds aged = SuiteRounds.of(filled, plan.warmUpBuyers());
            Progress.says("%d copies are made of an event with %d bookings", EVENTS, BOOKINGS_OF_EACH);
            Offer model = aged.sold(BOOKINGS_OF_EACH);
            Filling.with(filled.suite(), model, EVENTS);
            var _ = WarmUp.of(fresh, plan);
            var _ = WarmUp.of(aged, plan);
            List<Filled.Turn> turns = new ArrayList<>();
            for (int turn = 1; turn <= plan.rounds(); turn++) {
                turns.add(turn(fresh, aged));
            }
            empty.requireBalance();
            filled.requireBalance();
            return new Filled(turns);
        }
    }

    private Filled.Turn turn(SuiteRounds fresh, SuiteRounds aged) throws Exception {
        return new Filled.Turn(
                selling("empty", fresh, Plan.TICKETS),
                selling("filled", aged, Plan.TICKETS),
                selling("filled, a type of a million", aged, HUGE_TYPE));
    }

    private Filled.Selling selling(String what, SuiteRounds suite, int tickets) throws Exception {
        SuiteRounds.Sold sold = suite.sell(plan.warmUpBuyers(), plan.limits(), tickets);
        Filled.Selling selling = new Filled.Selling(
                sold.round().rate(),
                sold.cost().untilQuiet().total(),
                sold.round().latency());
        Progress.says("%s: %.0f bookings/s, %.2f ms CPU each", what, selling.rate(), selling.cpu());
        return selling;
    }
}
