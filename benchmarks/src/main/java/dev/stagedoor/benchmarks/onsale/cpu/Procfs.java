package dev.stagedoor.benchmarks.onsale.cpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code /proc}. What ends meanwhile is not there. */
final class Procfs {
    private static final Path PROC = Path.of("/proc");

    private Procfs() {}

    static Optional<ProcessTimes> process(long pid) {
        return text(PROC.resolve(Long.toString(pid)).resolve("stat")).map(ProcessTimes::parse);
    }

    static String status(long pid) {
        return text(PROC.resolve(Long.toString(pid)).resolve("status")).orElse("");
    }

    static MachineTimes machine() {
        String all = text(PROC.resolve("stat")).orElseThrow(() -> new IllegalStateException("no /proc/stat: no Linux"));
        return MachineTimes.parse(all.lines().findFirst().orElse(""));
    }

    static List<ProcessTimes> threads(long pid) throws IOException {
        return times(PROC.resolve(Long.toString(pid)).resolve("task"));
    }

    static List<ProcessTimes> children(long pid) throws IOException {
        return times(PROC).stream().filter(process -> process.parent() == pid).toList();
    }

    /** How the process calls itself: PostgreSQL says there whom it serves. */
    static String title(long pid) {
        return text(PROC.resolve(Long.toString(pid)).resolve("cmdline"))
                .orElse("")
                .replace('\0', ' ')
                .strip();
    }

    private static List<ProcessTimes> times(Path folder) throws IOException {
        List<ProcessTimes> times = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (Character.isDigit(entry.getFileName().toString().charAt(0))) {
                    text(entry.resolve("stat")).map(ProcessTimes::parse).ifPresent(times::add);
                }
            }
        }
        return times;
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
