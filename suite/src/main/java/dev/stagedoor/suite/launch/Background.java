package dev.stagedoor.suite.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts processes that outlive this one. */
final class Background {
    /** What they print is little; this much of it is kept from start to start. */
    private static final long MAX_OUTPUT_BYTES = 1024 * 1024;

    private Background() {}

    /** Starts a process that reads nothing and writes to the end of a file. */
    static Process start(List<String> command, Path output) throws IOException {
        if (Files.exists(output) && Files.size(output) > MAX_OUTPUT_BYTES) {
            Files.delete(output);
        }
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /**
     * What to put before a command so that the terminal's end is not its end: whichever of the two programs the system
     * has. Both become the command itself, so the process id stays.
     */
    static List<String> detaching() {
        return Stream.of("setsid", "nohup")
                .filter(program -> onPath(program).isPresent())
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
