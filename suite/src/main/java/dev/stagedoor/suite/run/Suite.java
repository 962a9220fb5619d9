package dev.stagedoor.suite.run;

import dev.stagedoor.embedded.EmbeddedStartException;
import dev.stagedoor.embedded.KafkaBroker;
import dev.stagedoor.embedded.PostgresServer;
import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.suite.folder.Credentials;
import dev.stagedoor.suite.folder.Parts;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.run.Closing.Step;
import dev.stagedoor.suite.run.ServiceArguments.Backing;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** PostgreSQL, Kafka, a mail catcher and the six services: the same that run as separate processes elsewhere. */
final class Suite implements AutoCloseable {
    private static final int ANY = 0;

    private final SuiteSettings settings;
    private final @Nullable SuiteState before;
    private final StartReport report;
    private final Clock clock;
    private final Closing closing = new Closing();

    /**
     * @param before what the last process on the folder said of itself; its ports are taken again where they are free
     */
    Suite(SuiteSettings settings, @Nullable SuiteState before, StartReport report, Clock clock) {
        this.settings = settings;
        this.before = before;
        this.report = report;
        this.clock = clock;
    }

    /** Returns when everything answers. Close it even if this throws: some parts may be up. */
    void start() throws Exception {
        List<String> databases = SuiteService.stores()
                .map(SuiteService::database)
                .flatMap(Optional::stream)
                .toList();
        List<String> secrets = Stream.concat(databases.stream(), Stream.of(SuiteService.GATEWAY.serviceName()))
                .toList();
        Credentials credentials = Credentials.ensure(settings.folder(), secrets);
        ServiceArguments arguments = arguments();

        List<CompletableFuture<?>> starting = new ArrayList<>();
        CompletableFuture<PostgresServer> postgres = begin(Parts.POSTGRES, () -> startPostgres(databases, credentials));
        CompletableFuture<KafkaBroker> kafka = begin(Parts.KAFKA, this::startKafka);
        CompletableFuture<MailCatcher> mail = begin(Parts.MAIL, this::startMail);
        starting.add(begin(
                Parts.GATEWAY,
                () -> startService(
                        Step.GATEWAY,
                        SuiteService.GATEWAY,
                        arguments,
                        arguments.gateway(kafka.join().bootstrapServers(), credentials))));
        for (SuiteService service : SuiteService.stores().toList()) {
            String database = service.database().orElseThrow();
            starting.add(begin(service.serviceName(), () -> {
                Backing backing = new Backing(
                        postgres.join().port(),
                        kafka.join().bootstrapServers(),
                        mail.join().port(),
                        credentials);
                return startService(Step.SERVICES, service, arguments, arguments.store(service, database, backing));
            }));
        }
        allOrFirstFailure(starting).join();
        new Readiness(clock).await(arguments, settings.gatewayUrl());
        report.isReady();
    }

    @Override
    public void close() {
        closing.close();
    }

    private PostgresServer startPostgres(List<String> databases, Credentials credentials) {
        PostgresServer server = whereItWas(
                Parts.POSTGRES, port -> PostgresServer.start(settings.folder().postgres(), port));
        closing.add(Step.POSTGRES, Parts.POSTGRES, server);
        databases.forEach(name -> server.createDatabase(name, name, credentials.of(name)));
        report.isUp(Parts.POSTGRES, server.host() + ":" + server.port());
        return server;
    }

    private KafkaBroker startKafka() {
        KafkaBroker broker = whereItWas(
                Parts.KAFKA, port -> KafkaBroker.start(settings.folder().kafka(), port));
        closing.add(Step.KAFKA, Parts.KAFKA, broker);
        report.isUp(Parts.KAFKA, broker.bootstrapServers());
        return broker;
    }

    private MailCatcher startMail() throws IOException {
        MailCatcher catcher = MailCatcher.start(settings.folder().mail(), clock);
        closing.add(Step.MAIL, Parts.MAIL, catcher);
        report.isUp(Parts.MAIL, Ports.LOOPBACK + ":" + catcher.port());
        return catcher;
    }

    private ConfigurableApplicationContext startService(
            Step step, SuiteService service, ServiceArguments addresses, String[] arguments) {
        ConfigurableApplicationContext context = StagedoorService.builder(service.application(), service.serviceName())
                // One hook closes all of them, in the right order.
                .registerShutdownHook(false)
                .run(arguments);
        closing.add(step, service.serviceName(), context);
        report.isUp(service.serviceName(), addresses.management(service));
        return context;
    }

    private ServiceArguments arguments() throws IOException {
        List<SuiteService> stores = SuiteService.stores().toList();
        List<Integer> free = Ports.free(stores.size() + 1);
        Map<SuiteService, Integer> ports = new EnumMap<>(SuiteService.class);
        ports.put(SuiteService.GATEWAY, settings.port());
        for (int i = 0; i < stores.size(); i++) {
            ports.put(stores.get(i), free.get(i));
        }
        return new ServiceArguments(settings.host(), settings.publicUrl(), ports, free.getLast());
    }

    /**
     * A psql that was open yesterday should find its server today, unless somebody else has its port by now. Only the server's
     * own start can tell: after a kill, the one before may still hold it.
     */
    private <T> T whereItWas(String part, IntFunction<T> start) {
        int port = portBefore(part);
        try {
            return start.apply(port);
        } catch (EmbeddedStartException e) {
            if (port == ANY || e.reason() != EmbeddedStartException.Reason.PORT_TAKEN) {
                throw e;
            }
            return start.apply(ANY);
        }
    }

    private int portBefore(String part) {
        return Optional.ofNullable(before)
                .flatMap(state -> state.address(part))
                .map(address -> Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                .orElse(ANY);
    }

    /** Nobody should wait a minute to be told what failed in the first second. */
    private static CompletableFuture<?> allOrFirstFailure(List<CompletableFuture<?>> starting) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        for (CompletableFuture<?> part : starting) {
            var _ = part.exceptionally(error -> {
                failure.completeExceptionally(error);
                return null;
            });
        }
        return CompletableFuture.anyOf(CompletableFuture.allOf(starting.toArray(CompletableFuture<?>[]::new)), failure);
    }

    /** On a thread that bears the part's name, for the log. */
    private static <T> CompletableFuture<T> begin(String name, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().name(name).start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
