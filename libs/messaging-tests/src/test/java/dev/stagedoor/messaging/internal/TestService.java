package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.messaging.Publishes;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.testsupport.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** One process of a service: its own context, pool and relay, with a database that it may share with other processes. */
final class TestService implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    private TestService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Plan named(String name, Database database, String bootstrapServers) {
        return new Plan(name, database, bootstrapServers);
    }

    /** A service that is not started yet. */
    static final class Plan {
        private final Map<String, Object> properties = new HashMap<>();
        private final List<Consumer<GenericApplicationContext>> beans = new ArrayList<>();

        private Plan(String name, Database database, String bootstrapServers) {
            properties.put("spring.application.name", name);
            properties.put(
                    "spring.r2dbc.url",
                    "r2dbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()));
            properties.put("spring.r2dbc.username", database.user());
            properties.put("spring.r2dbc.password", database.password());
            properties.put("spring.r2dbc.pool.max-acquire-time", "2s");
            properties.put("spring.flyway.url", database.jdbcUrl());
            properties.put("spring.flyway.user", database.user());
            properties.put("spring.flyway.password", database.password());
            properties.put("spring.kafka.bootstrap-servers", bootstrapServers);
            properties.put("management.endpoints.jmx.exposure.include", "deadletters");
            properties.put("spring.jmx.enabled", "true");
            properties.put("spring.main.banner-mode", "off");
            properties.put("stagedoor.messaging.handling.max-backoff", "500ms");
            // Each test makes topics of its own on one broker, which has to open and close the log of each partition.
            properties.put("stagedoor.messaging.partitions", 2);
        }

        Plan with(String property, Object value) {
            properties.put("stagedoor.messaging." + property, value);
            return this;
        }

        Plan publishing(Topic... topics) {
            return bean("publishes", Publishes.class, Publishes.to(topics));
        }

        Plan following(Subscription<?> subscription) {
            return bean("follows." + subscription.topic().name(), Subscription.class, subscription);
        }

        <B> Plan bean(String name, Class<B> type, B bean) {
            beans.add(target -> target.registerBean(name, type, () -> bean));
            return this;
        }

        TestService start() {
            return new TestService(new SpringApplicationBuilder(Application.class)
                    .web(WebApplicationType.NONE)
                    .properties(properties)
                    .registerShutdownHook(false)
                    .initializers(target -> beans.forEach(bean -> bean.accept((GenericApplicationContext) target)))
                    .run());
        }
    }

    <B> B bean(Class<B> type) {
        return context.getBean(type);
    }

    Outbox outbox() {
        return bean(Outbox.class);
    }

    Inbox inbox() {
        return bean(Inbox.class);
    }

    TransactionalOperator transaction() {
        return TransactionalOperator.create(bean(ReactiveTransactionManager.class));
    }

    /** Appends messages in a transaction of their own. */
    void append(List<OutgoingMessage> messages) {
        outbox().append(messages).as(transaction()::transactional).block(PATIENCE);
    }

    /** Appends the numbers from {@code first} to {@code last} under one key, each in a transaction of its own. */
    void count(Topic topic, UUID key, int first, int last) {
        IntStream.rangeClosed(first, last)
                .forEach(number -> append(List.of(OutgoingMessage.to(topic, key, new Counted(number)))));
    }

    void execute(String sql) {
        var unused = bean(DatabaseClient.class).sql(sql).fetch().rowsUpdated().block(PATIENCE);
    }

    /** A handler that writes what it is given into the table {@code effects}, once for each message. */
    static <T> Mono<Void> effects(TestService service, List<IncomingMessage<T>> batch) {
        return service.inbox().once(batch, fresh -> service.write(fresh));
    }

    private <T> Mono<Void> write(List<IncomingMessage<T>> messages) {
        return bean(DatabaseClient.class)
                .sql("INSERT INTO effects (message_id, key) SELECT * FROM unnest($1, $2)")
                .bind(0, messages.stream().map(IncomingMessage::id).toArray(UUID[]::new))
                .bind(1, messages.stream().map(IncomingMessage::key).toArray(UUID[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Ends the process as a deployment does. */
    @Override
    public void close() {
        context.close();
    }
}
