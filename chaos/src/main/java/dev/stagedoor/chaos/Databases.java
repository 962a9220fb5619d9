package dev.stagedoor.chaos;

import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** How to get into the databases of an installation: a file with one line a database. */
final class Databases {
    private static final int DEFAULT_PORT = 5432;
    private static final int USER_AND_PASSWORD = 2;

    private final Path file;
    private final Properties lines = new Properties();

    private Databases(Path file) {
        this.file = file;
    }

    /** Reads lines of the form {@code booking=postgresql://user:password@host:5432/booking}. */
    static Databases read(Path file) throws IOException {
        Databases databases = new Databases(file);
        try (Reader reader = Files.newBufferedReader(file)) {
            databases.lines.load(reader);
        }
        // A line that is missing is told now and not in the end.
        var _ = databases.invariants();
        return databases;
    }

    Database of(SuiteService service) {
        String name = service.database().orElseThrow();
        String line = lines.getProperty(name, "");
        URI address = URI.create(line);
        String[] user = String.valueOf(address.getUserInfo()).split(":", USER_AND_PASSWORD);
        if (address.getHost() == null || user.length < USER_AND_PASSWORD) {
            // Without the line: it may hold a password.
            throw new IllegalArgumentException(
                    "%s has no line %s=postgresql://user:password@host:port/database".formatted(file, name));
        }
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        return new Database(
                service.serviceName(),
                address.getHost(),
                port,
                address.getPath().substring(1),
                user[0],
                user[1]);
    }

    Invariants invariants() {
        return new Invariants(
                of(SuiteService.ACCOUNT),
                of(SuiteService.EVENT),
                of(SuiteService.BOOKING),
                of(SuiteService.TICKET),
                of(SuiteService.NOTIFICATION));
    }
}
