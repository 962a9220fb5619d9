package dev.stagedoor.suite.run;

import dev.stagedoor.suite.folder.StateFile;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** One suite for every test of this JVM that only looks at one. */
final class RunningSuite {
    private static final class Shared {
        static final RunningSuite SUITE = start();
    }

    private final Path data;
    private final int port;

    private RunningSuite(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static RunningSuite shared() {
        return Shared.SUITE;
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    SuiteState state() throws IOException {
        return new StateFile(SuiteFolder.at(data)).readRunning().orElseThrow();
    }

    private static RunningSuite start() {
        try {
            Path folder = Files.createTempDirectory("stagedoor-suite-");
            RunningSuite suite = new RunningSuite(folder.resolve("shared"), Ports.any());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> suite.end(folder)));
            // Operators see no beans; this test does.
            Process up = Command.start(
                    suite.data,
                    Map.of("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,beans"),
                    "up",
                    "--port",
                    Integer.toString(suite.port));
            if (up.waitFor() != 0) {
                throw new AssertionError(Files.readString(Command.output(suite.data)));
            }
            return suite;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the suite did not start", e);
        }
    }

    private void end(Path folder) {
        try {
            var _ = Command.run(data, "down");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the suite did not stop", e);
        }
    }
}
