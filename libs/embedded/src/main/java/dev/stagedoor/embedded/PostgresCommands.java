package dev.stagedoor.embedded;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs {@code initdb} and {@code pg_ctl} of the unpacked PostgreSQL. */
final class PostgresCommands {
    /** PostgreSQL refuses to run as root; inside a user namespace without a mapping it sees another user id. */
    private static final List<String> NOT_AS_ROOT = List.of("unshare", "-U");

    private static final int TAIL_CHARS = 2_000;

    private final Path home;
    private final Path output;

    PostgresCommands(Path home, Path output) {
        this.home = home;
        this.output = output;
    }

    /** A command that ended with anything but success; the message is the end of what it printed. */
    static final class CommandFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        CommandFailedException(String message) {
            super(message);
        }
    }

    /** Runs a program of the {@code bin} folder to its end. */
    @CanIgnoreReturnValue
    String run(Duration limit, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(isRoot() ? NOT_AS_ROOT : List.of());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // A file and not a pipe: the postmaster inherits the output, and a pipe would stay open for as long as it
        // lives.
        builder.redirectOutput(output.toFile());
        // Their messages are read by EmbeddedStartException, in English.
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new CommandFailedException(program + " did not finish within " + limit + ": " + tail(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new CommandFailedException(program + " was interrupted");
        }
        if (process.exitValue() != 0) {
            throw new CommandFailedException(program + " failed: " + tail(output));
        }
        return tail(output);
    }

    /** The end of a log, empty when there is none. */
    static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        return text.length() <= TAIL_CHARS ? text : text.substring(text.length() - TAIL_CHARS);
    }

    private static boolean isRoot() throws IOException {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        // Owner of our own process entry: user.name can be anything in a container.
        return os.startsWith("linux")
                && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
