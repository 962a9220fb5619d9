package dev.stagedoor.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** The servers of one started context. Equal when the contexts may be shared, whatever servers they have by now. */
final class StagedoorContextCustomizer implements ContextCustomizer {
    static final String SEEN_ANSWERS = "stagedoorSeenAnswers";

    private final String service;
    private final String database;
    /** The class that shares its broker with no other. */
    private final Optional<Class<?>> owner;

    private @Nullable Servers servers;

    private StagedoorContextCustomizer(String service, String database, Optional<Class<?>> owner) {
        this.service = service;
        this.database = database;
        this.owner = owner;
    }

    private record Servers(Optional<Database> database, Optional<RestartableBroker> broker, String bootstrapServers) {}

    static StagedoorContextCustomizer of(Class<?> testClass, StagedoorIT annotation) {
        return new StagedoorContextCustomizer(
                annotation.service(),
                annotation.database(),
                annotation.ownBroker() ? Optional.of(testClass) : Optional.empty());
    }

    /** Starts the servers and says where they are. */
    List<String> properties() {
        Servers started = servers();
        List<String> properties = new ArrayList<>();
        if (!service.isEmpty()) {
            properties.add("spring.config.name=" + service);
        }
        started.database().ifPresent(made -> {
            properties.add("stagedoor.database.host=" + made.host());
            properties.add("stagedoor.database.port=" + made.port());
            properties.add("stagedoor.database.name=" + made.name());
            properties.add("stagedoor.database.user=" + made.user());
            properties.add("stagedoor.database.password=" + made.password());
        });
        properties.add("stagedoor.kafka.bootstrap-servers=" + started.bootstrapServers());
        properties.add("stagedoor.security.jwks-uri=" + TestTokens.jwksUri());
        // The broker runs in this process: each start fills the report with thousands of lines.
        properties.add("logging.level.kafka=warn");
        properties.add("logging.level.org.apache.kafka=warn");
        return properties;
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Servers started = servers();
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        started.database().ifPresent(made -> beans.registerSingleton("stagedoorTestDatabase", made));
        if (!service.isEmpty()) {
            beans.registerSingleton(SEEN_ANSWERS, new SeenAnswers());
        }
        started.broker().ifPresent(broker -> {
            beans.registerSingleton("stagedoorTestBroker", broker);
            // Destroyed after the listeners have stopped, so none of them misses its broker.
            beans.registerDisposableBean("stagedoorTestBroker", () -> release(broker));
        });
    }

    /** The next context of the same test (after a {@code @DirtiesContext}) gets a broker that runs. */
    private synchronized void release(RestartableBroker broker) {
        servers = null;
        broker.close();
    }

    private synchronized Servers servers() {
        Servers known = servers;
        if (known == null) {
            Optional<Database> made = database.isEmpty() ? Optional.empty() : Optional.of(TestInfra.database(database));
            Optional<RestartableBroker> broker = owner.map(testClass -> TestInfra.broker());
            known = new Servers(
                    made,
                    broker,
                    broker.map(RestartableBroker::bootstrapServers).orElseGet(TestInfra::bootstrapServers));
            servers = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StagedoorContextCustomizer that
                && service.equals(that.service)
                && database.equals(that.database)
                && owner.equals(that.owner);
    }

    @Override
    public int hashCode() {
        return Objects.hash(service, database, owner);
    }
}
