package dev.stagedoor.systemtests;

import static org.awaitility.Awaitility.await;

import dev.stagedoor.embedded.FreePort;
import dev.stagedoor.embedded.KafkaBroker;
import dev.stagedoor.embedded.PostgresServer;
import dev.stagedoor.suite.invariants.Database;
import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.run.MailCatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The suite as production runs it: PostgreSQL, Kafka, and every service in a process of its own. One for all system
 * tests of a JVM.
 */
final class Platform implements AutoCloseable {
    private static final List<String> STORES = List.of("account", "event", "booking", "ticket", "notification");

    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(30);

    private static final class Shared {
        static final Platform PLATFORM = startShared();
    }

    private final Path folder;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final MailCatcher mail;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();

    private Platform() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("stagedoor-system");
        postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        kafka = KafkaBroker.start(folder.resolve("kafka"), 0);
        mail = MailCatcher.start(folder.resolve("mail"), Clock.systemUTC());
        for (String store : STORES) {
            postgres.createDatabase(store, store, password(store));
            ports.put(store + "-service", FreePort.find());
        }
        ports.put("gateway", FreePort.find());
        ports.put("gateway-management", FreePort.find());
        STORES.forEach(store -> services.put(store + "-service", service(store)));
        services.put("gateway", gateway());
    }

    private void start() throws InterruptedException {
        services.values().forEach(ServiceProcess::start);
        for (ServiceProcess service : services.values()) {
            service.awaitReady();
        }
    }

    /** The one platform of this JVM, started at the first call. */
    static Platform shared() {
        return Shared.PLATFORM;
    }

    private static Platform startShared() {
        try {
            Platform platform = new Platform();
            // Before the first service starts: one that does not get ready must not outlive the tests.
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            platform.start();
            return platform;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the platform did not start", e);
        }
    }

    private ServiceProcess service(String store) {
        return service(store, store + "-service");
    }

    private ServiceProcess service(String store, String name) {
        Map<String, String> environment = addresses();
        environment.put("PORT", String.valueOf(port(name)));
        environment.put("STAGEDOOR_DATABASE_HOST", postgres.host());
        environment.put("STAGEDOOR_DATABASE_PORT", String.valueOf(postgres.port()));
        environment.put("STAGEDOOR_DATABASE_PASSWORD", password(store));
        environment.put("STAGEDOOR_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        // Six cold services on two cores: seats that were just opened may take their time to get around.
        environment.put("STAGEDOOR_BOOKING_ORDER_CATALOGUEWAIT", "5s");
        // A test opens a waiting room and cannot wait for two minutes.
        environment.put("STAGEDOOR_WAITING_ROOM_NOTICE", "1s");
        environment.put("STAGEDOOR_MAIL_HOST", "127.0.0.1");
        environment.put("STAGEDOOR_MAIL_PORT", String.valueOf(mail.port()));
        return process(store + "-service", name, port(name), environment);
    }

    private ServiceProcess gateway() {
        return gateway("gateway", addresses());
    }

    private ServiceProcess gateway(String name, Map<String, String> environment) {
        environment.put("PORT", String.valueOf(port(name)));
        environment.put("STAGEDOOR_GATEWAY_MANAGEMENT_PORT", String.valueOf(port(name + "-management")));
        environment.put("STAGEDOOR_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("STAGEDOOR_WAITING_ROOM_SECRET", "the gateways of these tests know it");
        // One machine plays hundreds of people: limits per person and per address are the gateway's own tests.
        environment.put("STAGEDOOR_GATEWAY_RATELIMIT_REFILLPERSECOND", "100000");
        environment.put("STAGEDOOR_GATEWAY_RATELIMIT_BURST", "100000");
        return process("gateway", name, port(name + "-management"), environment);
    }

    private Map<String, String> addresses() {
        Map<String, String> environment = new HashMap<>();
        for (String store : STORES) {
            environment.put(
                    "STAGEDOOR_" + store.toUpperCase(Locale.ROOT) + "S_URL",
                    "http://localhost:" + port(store + "-service"));
        }
        return environment;
    }

    private static ServiceProcess process(
            String service, String name, int healthPort, Map<String, String> environment) {
        Path jar =
                Path.of(System.getProperty("stagedoor.root"), service, "target", service + "-0.1.0-SNAPSHOT-exec.jar");
        URI readiness = URI.create("http://localhost:" + healthPort + "/actuator/health/readiness");
        return new ServiceProcess(service, jar, Path.of("target", name + ".log"), readiness, environment);
    }

    /** Another replica of a service, beside the one there is. Not started; the caller's to close. */
    ServiceProcess replicaOf(String store) {
        String name = store + "-service-2";
        ports.put(name, FreePort.find());
        return service(store, name);
    }

    /** Another gateway, that finds services elsewhere. Not started; the caller's to close. */
    ServiceProcess gatewayTo(Map<String, URI> elsewhere) {
        ports.put("gateway-2", FreePort.find());
        ports.put("gateway-2-management", FreePort.find());
        Map<String, String> environment = addresses();
        elsewhere.forEach((store, address) ->
                environment.put("STAGEDOOR_" + store.toUpperCase(Locale.ROOT) + "S_URL", address.toString()));
        return gateway("gateway-2", environment);
    }

    private static String password(String store) {
        return store + "-secret";
    }

    /** Where a process listens. */
    int port(String name) {
        return ports.getOrDefault(name, 0);
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    URI gatewayAddress() {
        return URI.create("http://localhost:" + port("gateway"));
    }

    ServiceProcess serviceNamed(String name) {
        ServiceProcess service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException(name);
        }
        return service;
    }

    /** The books of all services, to be checked against one another. */
    Invariants invariants() {
        return new Invariants(
                database("account"),
                database("event"),
                database("booking"),
                database("ticket"),
                database("notification"));
    }

    private Database database(String store) {
        return new Database(store + "-service", postgres.host(), postgres.port(), store, store, password(store));
    }

    /** The newest mail to {@code address}, as it arrived. Waits for it. */
    String mailTo(String address) {
        return mailTo(address, "");
    }

    /** The newest of those that contain {@code text}. */
    String mailTo(String address, String text) {
        return await().atMost(MAIL_PATIENCE).until(() -> newestMailTo(address, text), mail -> !mail.isEmpty());
    }

    private String newestMailTo(String address, String text) throws IOException {
        List<Path> mails;
        try (Stream<Path> all = Files.list(folder.resolve("mail"))) {
            mails = all.filter(mail -> mail.toString().endsWith(address + ".eml"))
                    .sorted()
                    .toList();
        }
        for (Path mail : mails.reversed()) {
            // Without the soft line breaks of quoted-printable, which may stand in the middle of an id.
            String content = Files.readString(mail).replace("=\r\n", "");
            if (content.contains(text)) {
                return content;
            }
        }
        return "";
    }

    /** By force: failsafe gives this JVM half a minute to end, and a service that outlived it would stay for good. */
    @Override
    public void close() {
        services.values().forEach(ServiceProcess::close);
        mail.close();
        kafka.close();
        postgres.close();
        deleteFolder();
    }

    private void deleteFolder() {
        try {
            var _ = FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
