package dev.stagedoor.suite.cli;

import dev.stagedoor.embedded.PostgresServer;
import dev.stagedoor.suite.folder.ProcessIdentity;
import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stops the suite; the data stays. Exit code 0 also if it was not running.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    /** Longer than the services' patience with requests under way (35 s) at the gateway and then behind it. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = output.writer();
        SuiteFolder folder = data.folder();
        Optional<SuiteState> running = new StateFile(folder).readRunning();
        if (running.isEmpty()) {
            out.println("Nothing runs in " + folder.path() + ".");
            stopAbandoned(folder);
            return 0;
        }
        ProcessIdentity process = running.get().process();
        process.find().ifPresent(ProcessHandle::destroy);
        if (!process.endsWithin(PATIENCE)) {
            out.printf(
                    "It did not stop within %d seconds and is killed now; nothing is lost by that.%n",
                    PATIENCE.toSeconds());
            process.find().ifPresent(ProcessHandle::destroyForcibly);
            if (!process.endsWithin(AFTER_KILL)) {
                throw new Refusal("Process " + process.pid() + " does not end.");
            }
            stopAbandoned(folder);
        }
        out.println("Stagedoor is down. The data stays in " + folder.path() + ".");
        return 0;
    }

    /** A killed process leaves its PostgreSQL behind. */
    private static void stopAbandoned(SuiteFolder folder) {
        if (Files.isDirectory(folder.postgresPrograms())
                && !PostgresServer.stopAbandoned(folder.postgres(), folder.postgresPrograms())) {
            throw new Refusal("PostgreSQL in " + folder.postgres() + " is in use by another process.");
        }
    }
}
