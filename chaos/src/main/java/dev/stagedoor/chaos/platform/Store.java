package dev.stagedoor.chaos.platform;

import dev.stagedoor.embedded.PostgresServer;
import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.run.SuiteService;
import java.nio.file.Path;

/** PostgreSQL with a database for each service, that can be killed and started again as it was. */
public final class Store implements AutoCloseable {
    private final Path folder;
    private PostgresServer server;

    private Store(Path folder) {
        this.folder = folder;
        this.server = PostgresServer.start(folder, 0);
    }

    static Store start(Path folder) {
        Store store = new Store(folder);
        // PostgreSQL would outlive a program that fails before there is a platform to close.
        Runtime.getRuntime().addShutdownHook(new Thread(store::close));
        SuiteService.stores()
                .map(Store::nameOf)
                .forEach(name -> store.server.createDatabase(name, name, password(name)));
        return store;
    }

    int port() {
        return server.port();
    }

    /** A service's database, past every link. */
    public Database of(SuiteService service) {
        String name = nameOf(service);
        return new Database(service.serviceName(), server.host(), server.port(), name, name, password(name));
    }

    static String nameOf(SuiteService service) {
        return service.database().orElseThrow();
    }

    static String password(String name) {
        return name + "-secret";
    }

    /** All its processes at once, by force. */
    public void kill() {
        server.kill();
    }

    /** Starts what was killed. */
    public void restart() {
        server = PostgresServer.start(folder, server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
