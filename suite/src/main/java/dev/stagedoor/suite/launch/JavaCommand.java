package dev.stagedoor.suite.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of the suite's process. */
final class JavaCommand {
    /**
     * Six services, a broker and their caches; measured in suite/README.md. Set STAGEDOOR_JAVA_OPTIONS to change it: what
     * stands there comes last and wins.
     */
    private static final String MAX_HEAP = "-Xmx1280m";

    /**
     * Half of it for what is young: who waits for an answer keeps some 70 kB alive, and where room runs short while they wait,
     * each collection copies them (ADR 15).
     */
    private static final String MAX_YOUNG = "-XX:MaxNewSize=640m";

    private static final String OPTIONS_VARIABLE = "STAGEDOOR_JAVA_OPTIONS";

    private final Distribution distribution;

    JavaCommand(Distribution distribution) {
        this.distribution = distribution;
    }

    /**
     * Writes the options into a file, so that the list of processes stays readable, and names it.
     *
     * @param file where to
     * @param log the log that the process writes
     * @param further more options
     * @param main the arguments of {@code Stagedoor}
     */
    List<String> write(Path file, Path log, List<String> further, List<String> main) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                MAX_HEAP,
                MAX_YOUNG,
                // A process that lost a thread to it is neither alive nor dead.
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                // One log for all contexts, set up before the first of them.
                "-Dorg.springframework.boot.logging.LoggingSystem=none",
                "-Dlogback.configurationFile=stagedoor-suite-logback.xml",
                "-Dstagedoor.log=" + log,
                "-Dstagedoor.distribution=" + distribution.path()));
        options.addAll(largePages());
        options.addAll(further);
        options.addAll(ownOptions());
        options.add("-cp");
        options.add(classPath());
        Files.write(file, options.stream().map(JavaCommand::quoted).toList());
        List<String> command = new ArrayList<>(List.of(java(), "@" + file, "dev.stagedoor.suite.cli.Stagedoor"));
        command.addAll(main);
        return command;
    }

    private String classPath() throws IOException {
        return distribution.jars().stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /**
     * Heap and compiled code are hundreds of megabytes, and much is read from all over them for each request: with pages of
     * 4 kB the processor looks up addresses all the time (ADR 14). Only Linux knows the option; where large pages are
     * switched off, the JVM does without.
     */
    private static List<String> largePages() {
        return "Linux".equals(System.getProperty("os.name")) ? List.of("-XX:+UseTransparentHugePages") : List.of();
    }

    private static List<String> ownOptions() {
        String options = System.getenv().getOrDefault(OPTIONS_VARIABLE, "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+", -1));
    }

    /** The same JDK that this process runs on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** As the launcher reads argument files. */
    static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
