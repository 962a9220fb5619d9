package dev.stagedoor.benchmarks;

import dev.stagedoor.embedded.PostgresServer;
import dev.stagedoor.event.EventServiceApplication;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An event-service of its own on a database with so many events. It keeps no lists (stagedoor.listing.cache-max-size=0B),
 * so each request is a query.
 */
public final class CatalogueOfSize implements AutoCloseable {
    private static final String USER = "event";
    private static final String PASSWORD = "benchmark";

    private static final String OURS = " WHERE indexname LIKE 'listed_by%' OR indexname LIKE 'events_%_by_%'";
    private static final String INDEXES = "SELECT indexdef FROM pg_indexes" + OURS;
    private static final String TABLES =
            " FROM pg_constraint WHERE contype = 'f' AND conrelid IN ('ticket_types'::regclass, 'listed_events'::regclass)";
    private static final String REFERENCES = "SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s',"
            + " conrelid::regclass, conname, pg_get_constraintdef(oid))" + TABLES;
    private static final String DROPS = "SELECT 'DROP INDEX ' || indexname FROM pg_indexes" + OURS
            + " UNION ALL SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)" + TABLES;

    private final ConfigurableApplicationContext service;
    private final String address;

    private CatalogueOfSize(ConfigurableApplicationContext service) {
        this.service = service;
        this.address = "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port")
                + "/api/events?";
    }

    public static CatalogueOfSize start(PostgresServer postgres, String bootstrapServers, int events)
            throws SQLException, IOException {
        String name = "event_" + events;
        postgres.createDatabase(name, USER, PASSWORD);
        ConfigurableApplicationContext service = new SpringApplicationBuilder(EventServiceApplication.class)
                .run(
                        "--spring.config.name=event-service",
                        "--server.port=0",
                        "--spring.jmx.enabled=false",
                        "--logging.level.root=WARN",
                        "--stagedoor.listing.cache-max-size=0B",
                        "--stagedoor.database.host=" + postgres.host(),
                        "--stagedoor.database.port=" + postgres.port(),
                        "--stagedoor.database.name=" + name,
                        "--stagedoor.database.user=" + USER,
                        "--stagedoor.database.password=" + PASSWORD,
                        "--stagedoor.kafka.bootstrap-servers=" + bootstrapServers);
        String url = "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + name;
        try (Connection database = DriverManager.getConnection(url, USER, PASSWORD)) {
            load(database, events);
        }
        return new CatalogueOfSize(service);
    }

    public String address() {
        return address;
    }

    /** As bulk loads are done: without indexes and references, which are made afterwards. */
    private static void load(Connection database, int events) throws SQLException, IOException {
        try (Statement statement = database.createStatement()) {
            List<String> indexes = read(statement, INDEXES);
            List<String> references = read(statement, REFERENCES);
            execute(statement, read(statement, DROPS));
            database.setAutoCommit(false);
            statement.execute("CREATE TEMPORARY TABLE wanted AS SELECT " + events + " AS events");
            statement.execute(script());
            database.commit();
            database.setAutoCommit(true);
            statement.execute("SET maintenance_work_mem = '512MB'");
            execute(statement, indexes);
            execute(statement, references);
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static List<String> read(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }

    private static void execute(Statement statement, List<String> commands) throws SQLException {
        for (String command : commands) {
            statement.execute(command);
        }
    }

    private static String script() throws IOException {
        try (InputStream script = CatalogueOfSize.class.getResourceAsStream("load-events.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
