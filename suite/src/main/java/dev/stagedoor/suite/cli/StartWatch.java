package dev.stagedoor.suite.cli;

import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.folder.SuiteState.Part;
import dev.stagedoor.suite.folder.SuiteState.Phase;
import dev.stagedoor.suite.run.SuiteProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what comes up, as it comes up. */
final class StartWatch {
    /** The slowest start seen took half a minute; a database that replays its log after a crash may take longer. */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final double MILLIS_PER_SECOND = 1000.0;
    private static final int TAIL_LINES = 15;

    private final PrintWriter out;
    private final SuiteFolder folder;
    private final StateFile file;
    private int told;

    StartWatch(PrintWriter out, SuiteFolder folder) {
        this.out = out;
        this.folder = folder;
        this.file = new StateFile(folder);
    }

    /** Returns when the gateway answers; refuses if the process gives up. */
    SuiteState await(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            boolean alive = process.isAlive();
            // Only then what it left: a process that ends between the two has written its last word before.
            Optional<SuiteState> state = stateOf(process);
            state.ifPresent(this::tell);
            if (state.map(SuiteState::phase).filter(Phase.RUNNING::equals).isPresent()) {
                return state.orElseThrow();
            }
            if (!alive) {
                throw new Refusal(lastWord(process, state));
            }
            Thread.sleep(BETWEEN);
        }
        Attached.end(process);
        throw new Refusal("It is not up after %d minutes, so it was stopped. The log may say why: %s"
                .formatted(LIMIT.toMinutes(), folder.log()));
    }

    private Optional<SuiteState> stateOf(Process process) throws IOException {
        return file.read().filter(state -> state.process().pid() == process.pid());
    }

    private void tell(SuiteState state) {
        List<Part> fresh = state.parts()
                .subList(Math.min(told, state.parts().size()), state.parts().size());
        fresh.forEach(part -> out.printf(
                Locale.ROOT,
                "  %-21s up after %5.1f s   %s%n",
                part.name(),
                part.afterMillis() / MILLIS_PER_SECOND,
                part.address()));
        out.flush();
        told += fresh.size();
    }

    private String lastWord(Process process, Optional<SuiteState> state) throws IOException {
        if (process.exitValue() == SuiteProcess.FOLDER_TAKEN) {
            return "Another start is under way in %s. See ./stagedoor status.".formatted(folder.path());
        }
        String sentence = state.map(SuiteState::failure)
                .orElseGet(() -> "The process ended unexpectedly (exit code %d).".formatted(process.exitValue()));
        return "%s%n%sThe log: %s".formatted(sentence, state.isPresent() ? "" : consoleTail(), folder.log());
    }

    private String consoleTail() {
        try {
            List<String> lines = Files.readAllLines(folder.console());
            List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return String.join("\n", tail) + "\n";
        } catch (IOException e) {
            return "";
        }
    }
}
