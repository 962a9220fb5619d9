package dev.stagedoor.testsupport;

import dev.stagedoor.embedded.EmbeddedStartException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Kafka broker per test JVM, each started when first asked for and gone when the JVM ends.
 *
 * <p>The system property {@code test.infra} chooses where they run: {@code embedded} in this process and below the
 * temporary folder, {@code containers} with Testcontainers, or {@code auto} (the default): containers where a Docker
 * engine answers and has or can pull the images, else embedded.
 *
 * <p><b>Isolation.</b> Every {@link #database} call makes a new database. The broker is shared, and topics and consumer
 * groups have fixed names, so tests of one JVM see each other's records: look for the keys (booking ids) your test made,
 * or take a {@link #broker()} of your own ({@link StagedoorIT#ownBroker()} does so for a whole context).
 */
public final class TestInfra {
    private static final System.Logger LOG = System.getLogger(TestInfra.class.getName());

    /** Where the shared servers run. */
    enum Mode {
        AUTO,
        EMBEDDED,
        CONTAINERS
    }

    private static final Object LOCK = new Object();
    /** One failed container is enough: what keeps it from starting keeps the next one from starting too. */
    private static boolean containersFailed;

    private static @Nullable TemporaryFolders folders;
    private static @Nullable DatabaseServer postgres;
    private static @Nullable String bootstrapServers;

    private TestInfra() {}

    /**
     * Makes a new, empty database on the shared PostgreSQL.
     *
     * @param name the start of its name, such as {@code booking}; what follows makes it unique
     * @throws EmbeddedStartException when the server cannot start
     */
    public static Database database(String name) {
        synchronized (LOCK) {
            DatabaseServer server = postgres;
            if (server == null) {
                server = start("PostgreSQL", Containers::startPostgres, TestInfra::postgres);
                postgres = server;
            }
            return server.create(name);
        }
    }

    /**
     * The address of the shared broker.
     *
     * @throws EmbeddedStartException when the broker cannot start
     */
    public static String bootstrapServers() {
        synchronized (LOCK) {
            String servers = bootstrapServers;
            if (servers == null) {
                servers = start("Kafka", Containers::startKafka, () -> broker().bootstrapServers());
                bootstrapServers = servers;
            }
            return servers;
        }
    }

    /** Starts another broker, for a test that needs its own or wants to stop it. Close it when done. */
    public static RestartableBroker broker() {
        RestartableBroker broker = new RestartableBroker(folders().next("kafka"));
        ServersOfThisJvm.closeAtExit(broker);
        return broker;
    }

    /** Starts another PostgreSQL, for a test that wants to stop it. Close it when done. */
    public static RestartablePostgres postgres() {
        TemporaryFolders temporary = folders();
        RestartablePostgres server = new RestartablePostgres(temporary.next("postgres"), temporary.binaries());
        ServersOfThisJvm.closeAtExit(server);
        return server;
    }

    private static <T> T start(String server, Supplier<T> container, Supplier<T> embedded) {
        Mode mode = Mode.valueOf(System.getProperty("test.infra", "auto").toUpperCase(Locale.ROOT));
        return switch (mode) {
            case EMBEDDED -> embedded.get();
            case CONTAINERS -> container.get();
            case AUTO -> containersFailed ? embedded.get() : containerOr(server, container, embedded);
        };
    }

    // Called with LOCK held, as is everything that starts the shared servers.
    private static <T> T containerOr(String server, Supplier<T> container, Supplier<T> embedded) {
        try {
            if (Containers.engineAnswers()) {
                return container.get();
            }
            containersFailed = true;
            return embedded.get();
        } catch (EmbeddedStartException e) {
            throw e;
        } catch (RuntimeException e) {
            containersFailed = true;
            LOG.log(System.Logger.Level.WARNING, server + " runs embedded: no container for it (" + e + ")");
            return embedded.get();
        }
    }

    private static TemporaryFolders folders() {
        synchronized (LOCK) {
            TemporaryFolders known = folders;
            if (known == null) {
                known = new TemporaryFolders();
                ServersOfThisJvm.deleteAtExit(known);
                folders = known;
            }
            return known;
        }
    }
}
