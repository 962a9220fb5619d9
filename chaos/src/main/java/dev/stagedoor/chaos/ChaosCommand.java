package dev.stagedoor.chaos;

import dev.stagedoor.chaos.fault.Fault;
import dev.stagedoor.chaos.fault.Schedule;
import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.chaos.platform.Setup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./stagedoor chaos}. */
@Command(
        name = "stagedoor chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts every service as a process of its own, two of those that sell, and lets one after the other of all that"
                    + " can go wrong happen while people buy. After each, what every buyer was told must be so, and the"
                    + " books of all services must balance. With --target: only the buyers and the checks, on an"
                    + " installation that you break.",
            "Exit code 0 if all is well, 1 if something is wrong (the seed is printed), 2 if it could not be tried."
        })
public final class ChaosCommand implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final int NOT_TRIED = 2;
    private static final int REPLICAS = 2;
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @Option(
            names = "--seed",
            description = "what happens, in which order, and what the buyers do (default: another each time)")
    private long seed = new SplittableRandom().nextLong(1, 1_000_000);

    @Option(names = "--faults", description = "ends after so many (default: a deck, which holds every kind: 25)")
    private int faults = 25;

    @Option(names = "--minutes", description = "ends after so many minutes instead")
    private int minutes;

    @Option(names = "--buyers", description = "people who buy at once (default: ${DEFAULT-VALUE})")
    private int buyers = 16;

    @Option(
            names = "--seats",
            description =
                    "a rush for so many seats: each of the buyers comes once, all at once, for one of them, such as"
                            + " --buyers 5000 --seats 1000 (default: people buy one ticket after the other, of three shows)")
    private int seats;

    @Option(names = "--target", paramLabel = "URL", description = "another installation: the address of its gateway")
    private @Nullable URI target;

    @Option(
            names = "--databases",
            paramLabel = "FILE",
            description = "with --target, to check the books too; a line for each of account, event, booking, ticket,"
                    + " notification: booking=postgresql://user:password@host:port/booking")
    private @Nullable Path databases;

    @Option(names = "--home", description = "where ./stagedoor is", hidden = true)
    private Path home = Path.of("");

    private ChaosCommand() {}

    public static void main(String[] args) {
        // It speaks to a person: what libraries would log is no part of that.
        System.setProperty("logback.configurationFile", "stagedoor-cli-logback.xml");
        CommandLine command = new CommandLine(new ChaosCommand()).setExecutionExceptionHandler((error, _, _) -> {
            System.err.println("It could not be tried: " + error.getMessage());
            error.printStackTrace();
            return NOT_TRIED;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println("Seed " + seed);
        List<Round> rounds = target == null ? local() : List.of(remote(target));
        write(rounds);
        if (rounds.stream().allMatch(Round::isWell)) {
            System.out.println("All is well.");
            return 0;
        }
        System.out.printf(
                "Something is wrong. Again: ./stagedoor chaos --seed %d --buyers %d%s%s%n",
                seed,
                buyers,
                seats > 0 ? " --seats " + seats : "",
                target == null ? " --faults " + rounds.size() : " --target " + target);
        return WRONG;
    }

    /** Ends with the first round that goes wrong: what follows would only show it again. */
    private List<Round> local() throws Exception {
        Path logs = home.resolve("chaos").resolve("target").resolve("logs");
        System.out.printf(
                "Starting ten processes; what they say is in %s. Then %,d people sign up, some ten a second.%n",
                logs, buyers);
        List<Round> rounds = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        int most = minutes > 0 ? NO_LIMIT : faults;
        Iterator<Fault> next = Schedule.of(seed).iterator();
        try (Platform platform = Platform.start(new Setup(home, logs, REPLICAS, FaultSuite.SETTINGS));
                FaultSuite suite = new FaultSuite(platform, seed, new Demand(buyers, seats))) {
            while (rounds.stream().allMatch(Round::isWell)
                    && rounds.size() < most
                    && (minutes == 0 || System.nanoTime() < end)) {
                rounds.add(shown(suite.play(next.next())));
            }
        }
        return rounds;
    }

    private Round remote(URI address) throws IOException, InterruptedException {
        Optional<Databases> known = databases == null ? Optional.empty() : Optional.of(Databases.read(databases));
        return shown(new Installation(address, known)
                .sell(seed, new Demand(buyers, seats), Duration.ofMinutes(Math.max(1, minutes))));
    }

    private static Round shown(Round round) {
        System.out.println(round);
        round.wrong().forEach(wrong -> System.out.println("     " + wrong));
        return round;
    }

    private record Report(long seed, int buyers, int seats, List<Round> rounds) {}

    private void write(List<Round> rounds) throws IOException {
        Path folder = Files.createDirectories(home.resolve("chaos").resolve("target"));
        Files.writeString(
                folder.resolve("chaos.json"),
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new Report(seed, buyers, seats, rounds)));
    }
}
