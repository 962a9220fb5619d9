package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.report.Finding;
import dev.stagedoor.benchmarks.onsale.report.Goal;
import dev.stagedoor.benchmarks.onsale.report.Plot;
import dev.stagedoor.benchmarks.onsale.report.Results;
import dev.stagedoor.benchmarks.onsale.report.TextReport;
import dev.stagedoor.benchmarks.onsale.shop.SeatTaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./stagedoor bench onsale}. */
@Command(
        name = "stagedoor bench onsale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sells tickets of one hot type to real buyers over HTTP, on a suite of its own, and measures it beside what",
            "SELECT … FOR UPDATE and others do on the same PostgreSQL. Linux only: processor times are read from /proc.",
            "Exit code 0 if every goal is met, 1 if one is missed, 2 if something is wrong: see benchmarks/README.md."
        })
public final class OnsaleBenchmark implements Callable<Integer> {
    private static final int MISSED = 1;
    private static final int WRONG = 2;

    @Option(names = "--seconds", description = "longest time of a round (default: ${DEFAULT-VALUE})")
    private int seconds = 20;

    @Option(names = "--rounds", description = "rounds of each kind and level (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--levels", split = ",", description = "buyers at once (default: 1,16,64,128,512)")
    private List<Integer> levels = List.of(1, 16, 64, 128, 512);

    @Option(
            names = "--overload",
            description = "instead: twice as many buyers a second as the fastest of the levels could serve")
    private boolean overload;

    @Option(names = "--filled", description = "instead: an empty suite beside one with a million past bookings")
    private boolean filled;

    @Option(names = "--readers", description = "instead: a crowd that only looks at the event")
    private boolean readers;

    @Option(names = "--home", description = "where ./stagedoor is", hidden = true)
    private Path home = Path.of("");

    private OnsaleBenchmark() {}

    public static void main(String[] args) {
        CommandLine command = new CommandLine(new OnsaleBenchmark()).setExecutionExceptionHandler((error, _, _) -> {
            System.err.println("Something is wrong, so nothing counts: " + error.getMessage());
            error.printStackTrace();
            return WRONG;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Plan plan = new Plan(Duration.ofSeconds(seconds), rounds, levels);
        if (filled) {
            return found("onsale-filled.json", new FilledRun(home, plan).run());
        }
        if (!overload && !readers) {
            return performance(plan);
        }
        try (Stage stage = Stage.open(home)) {
            return overload
                    ? found("onsale-overload.json", new OverloadRun(stage, plan).run())
                    : found("onsale-readers.json", new ReadersRun(stage, plan).run());
        }
    }

    private int found(String file, Finding finding) throws IOException {
        write(file, finding);
        System.out.println(finding.text());
        return exitCode(finding.goals());
    }

    private int performance(Plan plan) throws Exception {
        Results results;
        try (Stage stage = Stage.open(home)) {
            results = new Performance(stage, plan).run();
        }
        List<Goal> goals = results.goals(SeatTaking.FOR_UPDATE.title(), SeatTaking.NONE.title());
        write(results, goals);
        System.out.println(new TextReport(results, goals, SeatTaking.FOR_UPDATE.title()).text());
        return exitCode(goals);
    }

    private static int exitCode(List<Goal> goals) {
        return goals.stream().allMatch(Goal::isMet) ? 0 : MISSED;
    }

    private record Written(List<Goal> goals, Results results) {}

    private void write(Results results, List<Goal> goals) throws IOException {
        write("onsale.json", new Written(goals, results));
        Files.writeString(folder().resolve("onsale.svg"), new Plot(results).svg());
    }

    private void write(String file, Object results) throws IOException {
        Files.writeString(
                folder().resolve(file),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(results));
    }

    private Path folder() throws IOException {
        return Files.createDirectories(home.resolve("benchmarks").resolve("target"));
    }
}
