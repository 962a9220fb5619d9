package dev.stagedoor.chaos.platform;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.embedded.PostgresServer;
import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.run.SuiteService;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with a database for each service, that can be killed and started again as it was. */
public final class Store implements AutoCloseable {
    private final Path folder;
    private @Nullable PostgresServer server;
    private boolean closed;

    Store(Path folder) {
        this.folder = folder;
    }

    synchronized void start() {
        run(0);
        SuiteService.stores().map(Store::nameOf).forEach(name -> server().createDatabase(name, name, password(name)));
    }

    private void run(int port) {
        if (closed) {
            throw new IllegalStateException("it is closed");
        }
        server = PostgresServer.start(folder, port);
    }

    private PostgresServer server() {
        return requireNonNull(server, "it was never started");
    }

    synchronized int port() {
        return server().port();
    }

    /** A service's database, past every link. */
    public synchronized Database of(SuiteService service) {
        String name = nameOf(service);
        return new Database(service.serviceName(), server().host(), server().port(), name, name, password(name));
    }

    static String nameOf(SuiteService service) {
        return service.database().orElseThrow();
    }

    static String password(String name) {
        return name + "-secret";
    }

    /** All its processes at once, by force. */
    public synchronized void kill() {
        server().kill();
    }

    /** Starts what was killed. */
    public synchronized void restart() {
        run(server().port());
    }

    /** By force and for good. Waits for a start that is under way, so that nothing is left of it. */
    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.kill();
        }
    }
}
