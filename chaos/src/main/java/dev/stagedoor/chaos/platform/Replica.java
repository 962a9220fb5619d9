package dev.stagedoor.chaos.platform;

import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One process of a service, and its ways to the database, which the gateway has none of, and the broker. */
public final class Replica {
    /** Cold JVMs, ten of them at once on two cores that others use too. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(8);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SuiteService service;
    private final Program program;
    private final int port;
    private final URI readiness;
    private final Path clock;
    private final @Nullable Link database;
    private final Link broker;

    Replica(
            SuiteService service,
            Program program,
            int port,
            int healthPort,
            Path clock,
            @Nullable Link database,
            Link broker) {
        this.service = service;
        this.program = program;
        this.port = port;
        this.readiness = URI.create("http://127.0.0.1:" + healthPort + "/actuator/health/readiness");
        this.clock = clock;
        this.database = database;
        this.broker = broker;
    }

    /** Such as {@code booking-service-2}. */
    public String name() {
        return program.name();
    }

    public SuiteService service() {
        return service;
    }

    int port() {
        return port;
    }

    /** The way to its database. */
    public Link database() {
        if (database == null) {
            throw new IllegalStateException(name() + " has no database");
        }
        return database;
    }

    /** The way to the broker. */
    public Link broker() {
        return broker;
    }

    public void start() {
        program.start();
    }

    /** Ends it by force: no goodbye to anybody. */
    public void kill() throws InterruptedException {
        program.kill();
    }

    /** Ends it in order. */
    public void stop() throws InterruptedException {
        program.stop();
    }

    public void pause() throws InterruptedException {
        program.pause();
    }

    public void resume() throws InterruptedException {
        program.resume();
    }

    /** Moves its clock away from everybody else's; zero sets it right again. */
    public void stepClock(Duration step) {
        try {
            // Whole or not at all: it is being read.
            Path next = clock.resolveSibling(clock.getFileName() + ".next");
            Files.writeString(next, step.toString());
            Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it says that it is ready. */
    public void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!isReady()) {
            if (!program.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name() + " did not become ready, see " + program.log());
            }
            Thread.sleep(LOOK);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(readiness).timeout(ANSWER).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    void close() {
        program.close();
        if (database != null) {
            database.close();
        }
        broker.close();
    }
}
