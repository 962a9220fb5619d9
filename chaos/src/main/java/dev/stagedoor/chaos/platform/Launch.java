package dev.stagedoor.chaos.platform;

import dev.stagedoor.chaos.clock.SteppedClockAutoConfiguration;
import dev.stagedoor.embedded.FreePort;
import dev.stagedoor.embedded.KafkaDoor;
import dev.stagedoor.suite.run.SuiteService;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a replica is started: the jar that production runs, and where everything else is. */
final class Launch {
    /** Those that may run more than once here. */
    static final List<SuiteService> REPLICATED = List.of(SuiteService.BOOKING, SuiteService.TICKET);

    private static final int MOST_REPLICAS = 3;

    /** Argon2 takes four times as long where nothing but C1 compiles it, and crowds sign up here. */
    private static final SuiteService HASHES_PASSWORDS = SuiteService.ACCOUNT;

    private final Setup setup;
    private final Path folder;
    private final Store store;
    private final Broker broker;
    private final int mailPort;
    private final Map<SuiteService, Link> fronts;
    private final Map<SuiteService, Unpacked> jars = new EnumMap<>(SuiteService.class);

    Launch(Setup setup, Path folder, Store store, Broker broker, int mailPort, Map<SuiteService, Link> fronts) {
        this.setup = setup;
        this.folder = folder;
        this.store = store;
        this.broker = broker;
        this.mailPort = mailPort;
        this.fronts = fronts;
    }

    /** The doors of every replica that there may ever be: a broker learns of them when it starts. */
    static List<String> doors() {
        return Stream.of(SuiteService.values())
                .flatMap(service -> IntStream.rangeClosed(1, REPLICATED.contains(service) ? MOST_REPLICAS : 1)
                        .mapToObj(number -> door(service, number)))
                .toList();
    }

    private static String door(SuiteService service, int number) {
        return "%s_%d".formatted(service.name(), number);
    }

    Replica replica(SuiteService service, int number) {
        int port = FreePort.find();
        Path clock = folder.resolve("clock-of-%s-%d".formatted(service.serviceName(), number));
        Map<String, String> environment = addresses();
        environment.put("PORT", String.valueOf(port));
        environment.putAll(setup.settings());
        KafkaDoor door = broker.door(door(service, number));
        Link messages = Link.open(door.advertisedPort(), door.port());
        environment.put("STAGEDOOR_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + messages.port());
        if (service == SuiteService.GATEWAY) {
            int management = FreePort.find();
            environment.put("STAGEDOOR_WAITING_ROOM_SECRET", "every gateway of this platform knows it");
            environment.put("STAGEDOOR_GATEWAY_MANAGEMENT_PORT", String.valueOf(management));
            // One machine plays hundreds of people: limits per person and per address are the gateway's own tests.
            environment.put("STAGEDOOR_GATEWAY_RATELIMIT_REFILLPERSECOND", "100000");
            environment.put("STAGEDOOR_GATEWAY_RATELIMIT_BURST", "100000");
            Program program = program(service, service.serviceName(), environment, clock);
            return new Replica(service, program, port, management, clock, null, messages);
        }
        String name = number == 1 ? service.serviceName() : service.serviceName() + "-" + number;
        Link database = Link.to(store.port());
        environment.put("STAGEDOOR_DATABASE_PORT", String.valueOf(database.port()));
        environment.put("STAGEDOOR_DATABASE_PASSWORD", Store.password(Store.nameOf(service)));
        return new Replica(service, program(service, name, environment, clock), port, port, clock, database, messages);
    }

    private Map<String, String> addresses() {
        Map<String, String> environment = new HashMap<>();
        fronts.forEach((service, front) -> environment.put(
                "STAGEDOOR_" + Store.nameOf(service).toUpperCase(Locale.ROOT) + "S_URL",
                "http://127.0.0.1:" + front.port()));
        environment.put("STAGEDOOR_DATABASE_HOST", "127.0.0.1");
        environment.put("STAGEDOOR_MAIL_HOST", "127.0.0.1");
        environment.put("STAGEDOOR_MAIL_PORT", String.valueOf(mailPort));
        // Many cold services on two cores: seats that were just opened may take their time to get around.
        environment.put("STAGEDOOR_BOOKING_ORDER_CATALOGUEWAIT", "5s");
        return environment;
    }

    private Program program(SuiteService service, String name, Map<String, String> environment, Path clock) {
        List<String> command = new ArrayList<>(List.of(
                Unpacked.java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx384m"));
        if (service != HASHES_PASSWORDS) {
            // Many JVMs on two cores: quick to be ready matters more here than peak speed.
            command.add("-XX:TieredStopAtLevel=1");
        }
        Unpacked jar = jars.computeIfAbsent(service, this::unpack);
        // java -jar in other words, which let a clock be put beside what is in the jar.
        command.addAll(List.of(
                "-D" + SteppedClockAutoConfiguration.FILE + "=" + clock,
                "-cp",
                jar.jar() + File.pathSeparator + ownClasses(),
                jar.mainClass()));
        return new Program(name, command, environment, setup.logs().resolve(name + ".log"));
    }

    private Unpacked unpack(SuiteService service) {
        String name = service.serviceName();
        Path packed = setup.home().resolve(name).resolve("target").resolve(name + "-0.1.0-SNAPSHOT-exec.jar");
        return Unpacked.into(folder.resolve("jars").resolve(name), packed);
    }

    private static Path ownClasses() {
        try {
            return Path.of(Launch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
