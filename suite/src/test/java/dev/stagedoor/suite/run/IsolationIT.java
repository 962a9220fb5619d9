package dev.stagedoor.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.suite.folder.Credentials;
import dev.stagedoor.suite.folder.Parts;
import dev.stagedoor.suite.folder.SuiteFolder;
import dev.stagedoor.suite.folder.SuiteState;
import dev.stagedoor.suite.run.ServiceArguments.Backing;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** In the suite, each service is made of the same beans as alone on its own class path. */
class IsolationIT {
    /**
     * What a service's own auto-configurations add inside, because they find a class of another service's jar. None of it
     * is used: springdoc's support for Spring Data and Kotlin, the versions of web jars, the gateway's response cache.
     */
    private static final Set<String> LEFTOVERS = Set.of(
            "org.springdoc.core.configuration.",
            "ageableOpenAPIConverter",
            "pageOpenAPIConverter",
            "sortOpenAPIConverter",
            "springDataWebPropertiesProvider",
            "dataRestDelegatingMethodParameterCustomizer",
            "queryDslQuerydslPredicateOperationCustomizer",
            "WebFluxAutoConfiguration$ResourceChainCustomizerConfiguration",
            "resourceHandlerRegistrationCustomizer",
            "LocalResponseCache",
            "localResponseCacheGatewayFilterFactory",
            "responseCacheManagerFactory",
            "cacheKeyGenerator");

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final RunningSuite shared = RunningSuite.shared();

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource
    void hasTheBeansThatItHasAlone(SuiteService service) throws Exception {
        ServiceArguments arguments = freePorts();
        String[] told = service.database()
                .map(database -> arguments.store(service, database, backing()))
                .orElseGet(() -> arguments.gateway(backing().kafka(), backing().credentials()));
        Path log = temporary.resolve("alone.log");
        LoneService alone = LoneService.start(service, told, log);
        try {
            Set<String> expected = await(alone, arguments.management(service) + "/actuator/beans", log);
            String address = shared.state().address(service.serviceName()).orElseThrow();
            Set<String> together = beans(Http.json(address + "/actuator/beans"));
            assertThat(expected).hasSizeGreaterThan(100);
            assertThat(together).containsAll(expected);
            together.removeAll(expected);
            assertThat(together).allMatch(bean -> LEFTOVERS.stream().anyMatch(bean::contains));
        } finally {
            alone.end();
        }
    }

    private Backing backing() {
        try {
            SuiteState state = shared.state();
            return new Backing(
                    port(state, Parts.POSTGRES),
                    state.address(Parts.KAFKA).orElseThrow(),
                    port(state, Parts.MAIL),
                    Credentials.read(SuiteFolder.at(shared.data())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int port(SuiteState state, String part) {
        String address = state.address(part).orElseThrow();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private ServiceArguments freePorts() throws IOException {
        List<Integer> free = Ports.free(SuiteService.values().length + 1);
        Map<SuiteService, Integer> ports = new EnumMap<>(SuiteService.class);
        for (SuiteService service : SuiteService.values()) {
            ports.put(service, free.get(service.ordinal()));
        }
        return new ServiceArguments(Ports.LOOPBACK, "http://localhost:" + shared.port(), ports, free.getLast());
    }

    private static Set<String> await(LoneService alone, String url, Path log) throws Exception {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline && alone.isAlive()) {
            try {
                return beans(Http.json(url));
            } catch (ConnectException e) {
                Thread.sleep(BETWEEN);
            }
        }
        throw new AssertionError("it did not start alone: " + Files.readString(log));
    }

    private static Set<String> beans(JsonNode answer) {
        Set<String> names = new TreeSet<>();
        answer.path("contexts")
                .properties()
                .forEach(context -> context.getValue()
                        .path("beans")
                        .propertyNames()
                        .forEach(name -> names.add(context.getKey() + ": " + name)));
        return names;
    }
}
