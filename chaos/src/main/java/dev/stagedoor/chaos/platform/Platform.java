package dev.stagedoor.chaos.platform;

import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.run.MailCatcher;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The suite as production runs it: PostgreSQL, Kafka, and every service in processes of its own. Each reaches the others
 * over links that can be cut.
 */
public final class Platform implements AutoCloseable {
    private final Path folder;
    private final Process guard;
    private final Store store;
    private final Broker broker;
    private final MailCatcher mail;
    private final Map<SuiteService, Link> fronts = new EnumMap<>(SuiteService.class);
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final Launch launch;
    private boolean closed;

    private Platform(Setup setup) throws IOException {
        folder = Files.createTempDirectory("stagedoor-platform");
        guard = Guard.of(folder);
        store = new Store(folder.resolve("postgres"));
        broker = new Broker(folder.resolve("kafka"), setup.logs().resolve("broker.log"), Launch.doors());
        mail = MailCatcher.start(folder.resolve("mail"), Clock.systemUTC());
        SuiteService.stores().forEach(service -> fronts.put(service, Link.to()));
        launch = new Launch(setup, folder, store, broker, mail.port(), fronts);
    }

    /** Starts all of it; returns when everything is ready. What has started is closed again if something does not. */
    public static Platform start(Setup setup) throws IOException, InterruptedException {
        Files.createDirectories(setup.logs());
        Platform platform = new Platform(setup);
        // Before anything starts: whenever this program ends, nothing of the platform is to be left.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        platform.store.start();
        platform.broker.start();
        List<Replica> started = new ArrayList<>();
        for (SuiteService service : SuiteService.values()) {
            started.add(platform.launch(service));
        }
        for (SuiteService service : Launch.REPLICATED) {
            for (int i = 1; i < setup.replicas(); i++) {
                started.add(platform.launch(service));
            }
        }
        for (Replica replica : started) {
            replica.awaitReady();
        }
        return platform;
    }

    private synchronized Replica launch(SuiteService service) {
        if (closed) {
            throw new IllegalStateException("the platform is closed");
        }
        int number = 1 + (int) of(service).count();
        Replica replica = launch.replica(service, number);
        replica.start();
        if (service != SuiteService.GATEWAY) {
            front(service).add(replica.port());
        }
        replicas.add(replica);
        return replica;
    }

    /** Starts one more replica of a service; returns when it is ready. */
    public Replica add(SuiteService service) throws InterruptedException {
        Replica replica = launch(service);
        replica.awaitReady();
        return replica;
    }

    /** Stops a replica in order and for good. */
    public void remove(Replica replica) throws InterruptedException {
        front(replica.service()).remove(replica.port());
        replicas.remove(replica);
        replica.stop();
        replica.close();
    }

    private Link front(SuiteService service) {
        Link front = fronts.get(service);
        if (front == null) {
            throw new IllegalArgumentException(service.serviceName());
        }
        return front;
    }

    /** Every replica there is. */
    public List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /** The replicas of a service. */
    public Stream<Replica> of(SuiteService service) {
        return replicas.stream().filter(replica -> replica.service() == service);
    }

    /** The one of this name. */
    public Replica named(String name) {
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    public Store store() {
        return store;
    }

    public Broker broker() {
        return broker;
    }

    /** Where clients come in. */
    public URI gateway() {
        return URI.create("http://localhost:"
                + of(SuiteService.GATEWAY).findFirst().orElseThrow().port());
    }

    /** Where mails arrive, as files. */
    public Path mails() {
        return folder.resolve("mail");
    }

    /** The books of all services, to be checked against one another. */
    public Invariants invariants() {
        return new Invariants(
                store.of(SuiteService.ACCOUNT),
                store.of(SuiteService.EVENT),
                store.of(SuiteService.BOOKING),
                store.of(SuiteService.TICKET),
                store.of(SuiteService.NOTIFICATION));
    }

    /** By force: how services stop in order is the suite's test. */
    @Override
    public synchronized void close() {
        closed = true;
        replicas.forEach(Replica::close);
        fronts.values().forEach(Link::close);
        mail.close();
        broker.close();
        store.close();
        try {
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        guard.destroyForcibly();
    }

    private void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
