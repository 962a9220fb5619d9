package dev.stagedoor.messaging.internal;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.stagedoor.contracts.Topic;
import dev.stagedoor.messaging.Broadcast;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.Publishes;
import dev.stagedoor.messaging.Replicas;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.messaging.internal.PostgresOutbox.Limits;
import dev.stagedoor.messaging.internal.RelayRounds.Tools;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.spi.ConnectionFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Gives a service with a database and a broker its outbox, inbox, relay, subscriptions and dead letters. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBean({ConnectionFactory.class, KafkaAdmin.class})
@EnableConfigurationProperties(MessagingProperties.class)
public final class MessagingAutoConfiguration {

    @Bean
    MessagingSchema messagingSchema(
            ObjectProvider<FlywayConnectionDetails> flyway, ObjectProvider<JdbcConnectionDetails> jdbc) {
        return new MessagingSchema(flyway.getIfAvailable(), jdbc.getIfAvailable());
    }

    @Bean
    RelayStatus messagingRelayStatus(ObjectProvider<Clock> clock) {
        return new RelayStatus(clock(clock));
    }

    @Bean
    MessagingMetrics messagingMetrics(
            ObjectProvider<MeterRegistry> registry, ObjectProvider<Clock> clock, RelayStatus status) {
        return new MessagingMetrics(registry.getIfAvailable(SimpleMeterRegistry::new), clock(clock), status);
    }

    @Bean
    WakeUp messagingWakeUp() {
        return new WakeUp();
    }

    @Bean
    Outbox outbox(
            MessagingSchema schema,
            DatabaseClient database,
            WakeUp wakeUp,
            ObjectProvider<Traces> traces,
            ObjectProvider<Clock> clock,
            ObjectProvider<Publishes> publishes,
            MessagingProperties properties) {
        return new PostgresOutbox(
                database,
                wakeUp,
                traces.getIfAvailable(() -> Traces.NONE),
                clock(clock),
                ids(clock(clock)),
                new Limits(published(publishes), properties.maxMessageBytes()));
    }

    @Bean
    Inbox inbox(
            MessagingSchema schema,
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            ObjectProvider<Clock> clock,
            MessagingMetrics metrics) {
        return new PostgresInbox(
                database, TransactionalOperator.create(transactions), clock(clock), metrics.duplicates());
    }

    @Bean
    InboxPurge messagingInboxPurge(
            MessagingSchema schema,
            DatabaseClient database,
            ObjectProvider<Clock> clock,
            MessagingProperties properties) {
        return new InboxPurge(database, clock(clock), properties.inbox());
    }

    @Bean
    KafkaClients messagingKafkaClients(
            @Value("${spring.application.name}") String serviceName,
            ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers,
            KafkaAdmin admin,
            MessagingProperties properties) {
        return new KafkaClients(serviceName, producers, consumers, admin, properties);
    }

    @Bean
    TopicCreation messagingTopicCreation(
            KafkaClients clients,
            ObjectProvider<Publishes> publishes,
            ObjectProvider<Subscription<?>> subscriptions,
            ObjectProvider<Broadcast<?>> broadcasts,
            MessagingProperties properties) {
        Set<Topic> others = published(publishes);
        broadcasts.orderedStream().map(Broadcast::topic).forEach(others::add);
        Collection<Topic> followed =
                subscriptions.orderedStream().map(Subscription::topic).toList();
        return new TopicCreation(clients, TopicCreation.wanted(others, followed, clients.serviceName(), properties));
    }

    @Bean
    OutboxRelay messagingOutboxRelay(
            MessagingSchema schema,
            ConnectionFactory database,
            KafkaClients clients,
            TopicCreation topics,
            Tools tools) {
        CloudEventHeaders headers = new CloudEventHeaders(clients.serviceName());
        Supplier<BatchPublisher> publishers = () -> new BatchPublisher(
                clients.relayProducer(tools.limits()), headers, tools.limits().ownershipInterval());
        return new OutboxRelay(new RelayRounds.Factory(database, publishers, tools), topics, tools);
    }

    @Bean
    PostgresReplicas messagingReplicas(
            DatabaseClient database, ObjectProvider<Replicas.Listener> listeners, MessagingProperties properties) {
        return new PostgresReplicas(
                database, listeners::stream, properties.relay().statementTimeout());
    }

    @Bean
    Tools messagingRelayTools(
            WakeUp wakeUp,
            PostgresReplicas replicas,
            RelayStatus status,
            MessagingMetrics metrics,
            MessagingProperties properties) {
        return new Tools(wakeUp, replicas, status, metrics, properties.relay());
    }

    @Bean
    DeadLetterTopic messagingDeadLetterTopic(
            KafkaClients clients,
            ObjectProvider<Clock> clock,
            MessagingProperties properties,
            MessagingMetrics metrics) {
        return new DeadLetterTopic(
                clients.serviceName(),
                clients.deadLetterSender(),
                clock(clock),
                properties.deadLetters().timeout(),
                metrics);
    }

    @Bean
    Subscriptions messagingSubscriptions(
            MessagingSchema schema,
            ObjectProvider<Subscription<?>> subscriptions,
            KafkaClients clients,
            TopicCreation topics,
            DeadLetterTopic deadLetters,
            MessagingProperties properties) {
        List<Subscription<?>> all = subscriptions.orderedStream().collect(Collectors.toList());
        FailureHandling failures = new FailureHandling(properties.handling(), properties.maxAttempts(), deadLetters);
        return new Subscriptions(all, clients, topics, failures, properties);
    }

    @Bean
    Broadcasts messagingBroadcasts(
            ObjectProvider<Broadcast<?>> broadcasts,
            KafkaClients clients,
            TopicCreation topics,
            ObjectProvider<Clock> clock,
            MessagingProperties properties) {
        List<Broadcast<?>> all = broadcasts.orderedStream().collect(Collectors.toList());
        String process = ids(clock(clock)).get().toString();
        return new Broadcasts(all, clients, topics, properties, process);
    }

    @Bean
    DeadLetterReplay deadLetters(
            Subscriptions subscriptions,
            KafkaClients clients,
            DeadLetterTopic deadLetters,
            MessagingProperties properties) {
        return new DeadLetterReplay(
                subscriptions, clients, deadLetters, properties.deadLetters().timeout());
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    DeadLettersEndpoint deadLettersEndpoint(DeadLetterReplay replay) {
        return new DeadLettersEndpoint(replay);
    }

    @Bean
    RelayHealth outboxRelayHealthIndicator(RelayStatus status) {
        return new RelayHealth(status);
    }

    private static Clock clock(ObjectProvider<Clock> clock) {
        return clock.getIfAvailable(Clock::systemUTC);
    }

    private static Set<Topic> published(ObjectProvider<Publishes> publishes) {
        return publishes
                .orderedStream()
                .flatMap(declared -> declared.topics().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** UUID version 7: ids grow with time, which keeps the index of the inbox compact. */
    private static Supplier<UUID> ids(Clock clock) {
        TimeBasedEpochGenerator generator = new TimeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
        return generator::generate;
    }

    /** With tracing on the class path, messages carry the trace of what led to them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    static class Tracing {

        @Bean
        Traces messagingTraces(ObjectProvider<Tracer> tracer) {
            Tracer available = tracer.getIfAvailable();
            return available == null ? Traces.NONE : new MicrometerTraces(available);
        }
    }
}
