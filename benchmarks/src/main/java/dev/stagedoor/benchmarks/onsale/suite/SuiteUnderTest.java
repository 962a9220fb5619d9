package dev.stagedoor.benchmarks.onsale.suite;

import dev.stagedoor.suite.folder.Credentials;
import dev.stagedoor.suite.folder.Parts;
import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.run.Ports;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A suite of the benchmark's own, started by {@code ./stagedoor up} in a temporary folder, as anybody starts it. It goes
 * away with the program, also where that is stopped.
 */
public final class SuiteUnderTest implements AutoCloseable {
    /** Some 20 kB for each booking, in two databases, their logs and the topics, and a mail each for the newest. */
    private static final long NEEDED_BYTES = 12L << 30;

    /** {@code up} gives up after six minutes itself, {@code down} after two. */
    private static final long PATIENCE_MINUTES = 7;

    /** What differs from a suite that anybody starts; the report says so. */
    private static final Map<String, String> SETTINGS = Map.of(
            // One machine plays all buyers, each many times as fast as a person.
            "STAGEDOOR_GATEWAY_RATELIMIT_REFILLPERSECOND", "1000000",
            "STAGEDOOR_GATEWAY_RATELIMIT_BURST", "1000000",
            // The buyers sign in once; all rounds take longer than a token lives.
            "STAGEDOOR_ACCOUNTS_TOKEN_ACCESSLIFETIME", "12h",
            // It would take the processor from what is measured.
            "STAGEDOOR_AOT_TRAINING", "off",
            "STAGEDOOR_BUILD", "off");

    private final Path program;
    private final SuiteFolder folder;
    private boolean closed;

    private SuiteUnderTest(Path program, SuiteFolder folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Those settings, as a sentence for the report. */
    public static String settings() {
        return "rate limits of the gateway raised, access tokens that live for 12 hours; all else as ./stagedoor up";
    }

    /**
     * Returns when it answers.
     *
     * @param home where {@code ./stagedoor} is
     */
    public static SuiteUnderTest start(Path home) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stagedoor-onsale");
        if (Files.getFileStore(folder).getUsableSpace() < NEEDED_BYTES) {
            Files.delete(folder);
            throw new IOException("needs " + (NEEDED_BYTES >> 30) + " GB of disk below " + folder.getParent());
        }
        SuiteUnderTest suite = new SuiteUnderTest(home.resolve("stagedoor"), SuiteFolder.at(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "end of the suite"));
        suite.run("up", "--port", Integer.toString(Ports.any()));
        return suite;
    }

    public int port() throws IOException {
        String url = state().publicUrl();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    public String kafka() throws IOException {
        return address(Parts.KAFKA);
    }

    /** The suite's own process. */
    public long pid() throws IOException {
        return state().process().pid();
    }

    /** The first process of its PostgreSQL. */
    public long postmaster() throws IOException {
        Path file = folder.postgres().resolve("cluster").resolve("postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    public Database database(SuiteService service) throws IOException {
        String address = address(Parts.POSTGRES);
        int colon = address.lastIndexOf(':');
        String name = service.database().orElseThrow();
        return new Database(
                service.serviceName(),
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                name,
                name,
                Credentials.read(folder).of(name));
    }

    public Invariants invariants() throws IOException {
        return new Invariants(
                database(SuiteService.ACCOUNT),
                database(SuiteService.EVENT),
                database(SuiteService.BOOKING),
                database(SuiteService.TICKET),
                database(SuiteService.NOTIFICATION));
    }

    private String address(String part) throws IOException {
        return state().address(part).orElseThrow(() -> new IOException(part + " is not up"));
    }

    private SuiteState state() throws IOException {
        return new StateFile(folder).readRunning().orElseThrow(() -> new IOException("the suite has ended"));
    }

    /** The end of its log is shown where a command fails: the folder goes away. */
    private void run(String command, String... arguments) throws IOException, InterruptedException {
        Path output = folder.path().resolve(command + ".out");
        ProcessBuilder builder = new ProcessBuilder(program.toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(List.of("--data", folder.path().toString()));
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(SETTINGS);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("./stagedoor " + command + " failed: " + Files.readString(output));
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            run("down");
            delete(folder.path());
        } catch (IOException e) {
            System.err.println("Not everything is cleared away, see " + folder.path() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException _) {
            // Whoever closes at the same time has deleted it.
        }
    }
}
