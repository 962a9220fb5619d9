package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.bare.ByTurns;
import dev.stagedoor.benchmarks.onsale.bare.DurableCommit;
import dev.stagedoor.benchmarks.onsale.bare.LogHop;
import dev.stagedoor.benchmarks.onsale.bare.Quiet;
import dev.stagedoor.benchmarks.onsale.cpu.CpuUse;
import dev.stagedoor.benchmarks.onsale.cpu.Neighbours;
import dev.stagedoor.benchmarks.onsale.load.Limits;
import dev.stagedoor.benchmarks.onsale.load.Outcome;
import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import dev.stagedoor.benchmarks.onsale.load.Seller;
import dev.stagedoor.benchmarks.onsale.report.Cost;
import dev.stagedoor.benchmarks.onsale.report.Refusals;
import dev.stagedoor.benchmarks.onsale.report.Results;
import dev.stagedoor.benchmarks.onsale.report.Round;
import dev.stagedoor.benchmarks.onsale.shop.NaiveShop;
import dev.stagedoor.benchmarks.onsale.shop.SeatTaking;
import dev.stagedoor.benchmarks.onsale.suite.SuiteUnderTest;
import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole run, from the first account to the last look into the books. */
final class Performance {
    /** Even where fewer buyers are asked for: so many are refused at once. */
    private static final int FEWEST_BUYERS = 512;

    private static final Limits SHOP_WARM_UP = new Limits(Duration.ofSeconds(3), Plan.TICKETS);
    private static final int SHOP_WARM_UP_CLIENTS = 16;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int QUIET_BOOKINGS = 300;
    private static final Duration THINKING = Duration.ofMillis(20);

    private final Stage stage;
    private final Plan plan;
    private final Database shops;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();

    Performance(Stage stage, Plan plan) throws IOException {
        this.stage = stage;
        this.plan = plan;
        this.shops = stage.suite().database(SuiteService.TICKET);
    }

    Results run() throws Exception {
        String machine = Machine.now();
        Neighbours neighbours = new Neighbours(stage.cpu());
        SuiteRounds suite = SuiteRounds.of(stage, Math.max(FEWEST_BUYERS, plan.mostBuyers()));
        NaiveShop.build(shops);
        ShopRounds naive = new ShopRounds(shops);
        List<Double> warmUp = warmUp(suite, naive);
        double idle = idle();
        try (DurableCommit commit = DurableCommit.on(shops)) {
            Quiet quiet = quiet(suite, commit);
            for (int round = 1; round <= plan.rounds(); round++) {
                round(round, suite, naive);
            }
            List<Refusals> refusals = refusals(suite);
            stage.requireBalance();
            String settings = "%s; the suite's %s".formatted(commit.durability(), SuiteUnderTest.settings());
            return new Results(machine, settings, warmUp, neighbours.share(), idle, quiet, rounds, costs, refusals);
        }
    }

    private List<Double> warmUp(SuiteRounds suite, ShopRounds naive) throws Exception {
        List<Double> rates = WarmUp.of(suite, plan);
        for (SeatTaking taking : SeatTaking.values()) {
            var _ = naive.sell(taking, SHOP_WARM_UP_CLIENTS, SHOP_WARM_UP);
        }
        return rates;
    }

    /** Milliseconds a second. */
    private double idle() throws InterruptedException {
        CpuUse before = stage.cpu().read();
        Thread.sleep(IDLE);
        return stage.cpu().read().since(before).total() / IDLE.toSeconds();
    }

    private Quiet quiet(SuiteRounds suite, DurableCommit commit) throws Exception {
        Progress.says("quiet: one buyer, %d bookings", QUIET_BOOKINGS);
        try (Seller.Client buyer = suite.buyers().open(0);
                LogHop hop = LogHop.through(stage.suite().kafka())) {
            List<Percentiles> times =
                    ByTurns.time(QUIET_BOOKINGS, THINKING, List.of(() -> buyOrFail(buyer), commit, hop));
            return new Quiet(times.get(0), times.get(1), times.get(2));
        }
    }

    private static void buyOrFail(Seller.Client buyer) throws Exception {
        Outcome outcome = buyer.buy();
        if (!(outcome instanceof Outcome.Confirmed)) {
            throw new WrongException("a quiet booking ended with " + outcome);
        }
    }

    /** Every level, and at each level every kind; who is first changes from round to round. */
    private void round(int number, SuiteRounds suite, ShopRounds naive) throws Exception {
        for (int level : plan.levels()) {
            if (number % 2 == 1) {
                sell(suite, level, number);
                sell(naive, level, number);
            } else {
                sell(naive, level, number);
                sell(suite, level, number);
            }
        }
    }

    private void sell(SuiteRounds suite, int level, int number) throws Exception {
        SuiteRounds.Sold sold = suite.sell(level, plan.limits());
        rounds.add(sold.round());
        costs.add(sold.cost());
        Progress.says(
                "round %d, %d buyers, %s: %.0f bookings/s, %.2f ms CPU each, quiet %.1f s later",
                number,
                level,
                Results.SUITE,
                sold.round().rate(),
                sold.cost().untilQuiet().total(),
                sold.cost().quietAfterSeconds());
    }

    private void sell(ShopRounds naive, int level, int number) throws Exception {
        for (SeatTaking taking : plan.isForShops(level) ? SeatTaking.values() : new SeatTaking[0]) {
            Round round = naive.sell(taking, level, plan.limits());
            rounds.add(round);
            Progress.says("round %d, %d buyers, %s: %.0f bookings/s", number, level, taking.title(), round.rate());
        }
    }

    private List<Refusals> refusals(SuiteRounds suite) throws Exception {
        List<Refusals> refusals = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            Refusals measured = suite.refuse();
            Progress.says(
                    "round %d, sold out: last sale after %.2f s, last refusal after %.2f s",
                    round, measured.soldSeconds(), measured.allSeconds());
            refusals.add(measured);
        }
        return refusals;
    }
}
