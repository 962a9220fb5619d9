package dev.stagedoor.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service as production runs it, {@code java -jar}, that a test may kill and start again at the same address. */
final class ServiceProcess implements AutoCloseable {
    /** Cold JVMs, six of them at once on two cores. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    /** Argon2 takes four times as long where nothing but C1 compiles it, and crowds sign up here. */
    private static final String HASHES_PASSWORDS = "account-service";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Path jar;
    private final Path log;
    private final URI readiness;
    private final Map<String, String> environment;
    private @Nullable Process process;

    ServiceProcess(String name, Path jar, Path log, URI readiness, Map<String, String> environment) {
        this.name = name;
        this.jar = jar;
        this.log = log;
        this.readiness = readiness;
        this.environment = environment;
    }

    void start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx384m"));
        if (!name.equals(HASHES_PASSWORDS)) {
            // Six JVMs on two cores: quick to be ready matters more here than peak speed.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError("could not start " + name, e);
        }
    }

    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!isReady()) {
            Process running = process;
            if (running == null || !running.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(name + " did not become ready, see " + log);
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** SIGKILL: no shutdown hook, no goodbye to database or broker. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null && !running.destroyForcibly().waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " did not end");
        }
        process = null;
    }

    /** SIGSTOP: it stands still in the middle of whatever it does, and knows nothing of it when it goes on. */
    void pause() throws InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void goOn() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws InterruptedException {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("it does not run");
        }
        try {
            var _ = new ProcessBuilder("kill", "-" + name, String.valueOf(running.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new AssertionError("could not signal " + this.name, e);
        }
    }

    /** For good, after the last test; how services stop in order is the suite's test. */
    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
