package dev.stagedoor.suite.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./stagedoor}, the script itself, as a user does. */
final class Command {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Command() {}

    /** What it printed and how it ended. */
    record Result(int exitCode, String output) {}

    static Result run(Path data, String command, String... further) throws IOException, InterruptedException {
        Process process = start(data, Map.of(), command, further);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end");
        }
        return new Result(process.exitValue(), Files.readString(output(data), StandardCharsets.UTF_8));
    }

    /** Starts it with more environment; its output is in {@link #output}. */
    static Process start(Path data, Map<String, String> environment, String command, String... further)
            throws IOException {
        Path root = Path.of(System.getProperty("stagedoor.root"));
        List<String> line = new ArrayList<>(List.of(root.resolve("stagedoor").toString(), command));
        line.addAll(List.of("--data", data.toString()));
        line.addAll(List.of(further));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output(data).toFile());
        // What Maven has just built is what is tested.
        builder.environment().put("STAGEDOOR_BUILD", "off");
        builder.environment().put("STAGEDOOR_AOT_TRAINING", "off");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A file and not a pipe: the suite's process, which stays, would keep a pipe open. */
    static Path output(Path data) {
        return data.resolveSibling(data.getFileName() + ".out");
    }
}
