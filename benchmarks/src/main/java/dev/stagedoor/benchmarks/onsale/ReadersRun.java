package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.cpu.CpuUse;
import dev.stagedoor.benchmarks.onsale.load.Crowd;
import dev.stagedoor.benchmarks.onsale.load.Limits;
import dev.stagedoor.benchmarks.onsale.load.Outcome;
import dev.stagedoor.benchmarks.onsale.load.Sale;
import dev.stagedoor.benchmarks.onsale.report.Looks;
import dev.stagedoor.benchmarks.onsale.suite.Catalogue;
import dev.stagedoor.benchmarks.onsale.suite.People;
import dev.stagedoor.benchmarks.onsale.suite.Readers;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A crowd that looks at one event, by turns with one that gets an answer for which no database is asked. */
final class ReadersRun {
    private static final int READERS = 128;
    /** Until the compilers have seen enough of it. */
    private static final int WARM_UP_TURNS = 2;

    private static final double NANOS = 1e9;

    private final Stage stage;
    private final Plan plan;

    ReadersRun(Stage stage, Plan plan) {
        this.stage = stage;
        this.plan = plan;
    }

    Looks run() throws IOException, InterruptedException, WrongException {
        People people = new People(stage.gateway());
        Catalogue catalogue = new Catalogue(stage.gateway(), people.organizer(), Clock.systemUTC());
        String event = "/api/events/" + catalogue.offer(Plan.TICKETS).eventId();
        List<Looks.Turn> turns = new ArrayList<>();
        for (int turn = 0; turn < WARM_UP_TURNS + plan.rounds(); turn++) {
            turns.add(new Looks.Turn(look("/.well-known/jwks.json"), look(event), look(event + "/availability")));
        }
        return new Looks(turns.subList(WARM_UP_TURNS, turns.size()));
    }

    private Looks.Rate look(String path) throws InterruptedException, WrongException {
        CpuUse before = stage.cpu().read();
        Sale looks = Crowd.run(
                new Readers(stage.gateway(), path), READERS, new Limits(plan.round(), Integer.MAX_VALUE), () -> {});
        CpuUse cpu = stage.cpu().read().since(before);
        if (!looks.failures().isEmpty()) {
            throw new WrongException(path + " was answered with " + looks.failures());
        }
        Looks.Rate rate = new Looks.Rate(
                looks.confirmed() / (looks.lastNanos(Outcome.Confirmed.class) / NANOS),
                cpu.total() / looks.confirmed(),
                looks.latency());
        Progress.says("%s: %.0f looks/s, %.2f ms CPU each", path, rate.perSecond(), rate.cpu());
        return rate;
    }
}
