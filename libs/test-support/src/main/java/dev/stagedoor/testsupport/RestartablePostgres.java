package dev.stagedoor.testsupport;

import dev.stagedoor.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of one test's own that can be stopped and started again on the same port with the same data, to test how
 * a service bears an outage. Always the embedded one, whatever {@code test.infra} says. Thread-safe.
 */
public final class RestartablePostgres implements DatabaseServer, AutoCloseable {
    private final Path folder;
    private final Path binaries;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable PostgresServer server;

    RestartablePostgres(Path folder, Path binaries) {
        this.folder = folder;
        this.binaries = binaries;
        PostgresServer started = PostgresServer.start(folder, 0, binaries);
        this.port = started.port();
        this.server = started;
    }

    /**
     * Makes a new, empty database; each call makes another one.
     *
     * @param name the start of its name: lower-case letters, digits and underscores
     * @throws IllegalStateException when the server is stopped
     */
    @Override
    public synchronized Database create(String name) {
        PostgresServer running = server;
        if (running == null) {
            throw new IllegalStateException("PostgreSQL is stopped");
        }
        String unique = name + "_" + databases.incrementAndGet();
        String password = "password of " + unique;
        running.createDatabase(unique, unique, password);
        return new Database(running.host(), port, unique, unique, password);
    }

    /** Stops the server; open connections break. Does nothing when it is stopped. */
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Starts the server again on its old port. Does nothing when it runs. */
    public synchronized void start() {
        if (server == null) {
            server = PostgresServer.start(folder, port, binaries);
        }
    }

    /** Stops the server for good. */
    @Override
    public void close() {
        stop();
    }
}
