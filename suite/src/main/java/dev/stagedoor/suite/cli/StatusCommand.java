package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.folder.SuiteState.Phase;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Says what runs where. Exit code 0 if the suite is up, 3 if it is not.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    /** What service scripts answer for "not running". */
    private static final int NOT_RUNNING = 3;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = output.writer();
        SuiteFolder folder = data.folder();
        Optional<SuiteState> running = new StateFile(folder).readRunning();
        if (running.isEmpty()) {
            out.printf("Nothing runs in %s. Start it with ./stagedoor up.%n", folder.path());
            return NOT_RUNNING;
        }
        SuiteState state = running.get();
        out.printf(
                "Stagedoor %s is %s in %s (process %d).%n%n",
                state.version(),
                state.phase().name().toLowerCase(Locale.ROOT),
                folder.path(),
                state.process().pid());
        Addresses.print(out, folder, state);
        out.println();
        state.parts().forEach(part -> out.printf("  %-22s %s%n", part.name(), part.address()));
        return state.phase() == Phase.RUNNING ? 0 : NOT_RUNNING;
    }
}
