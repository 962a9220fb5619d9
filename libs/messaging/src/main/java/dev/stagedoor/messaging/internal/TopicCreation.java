package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that the service publishes to, hears and follows, the latter with their dead-letter topics, in the background until it
 * has succeeded: a service whose broker is away starts all the same.
 *
 * <p>Not by {@code KafkaAdmin}, which tries once, holds up the start meanwhile, and adds partitions to a topic that has
 * fewer than asked for, which would move keys to other partitions and break their order.
 */
final class TopicCreation implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final List<NewTopic> wanted;
    private final CompletableFuture<Void> created = new CompletableFuture<>();
    private volatile @Nullable Thread thread;

    TopicCreation(KafkaClients clients, List<NewTopic> wanted) {
        this.clients = clients;
        this.wanted = wanted;
    }

    /** The topics to have, for a service that publishes to or hears the one and follows the other. */
    static List<NewTopic> wanted(
            Collection<Topic> published, Collection<Topic> followed, String serviceName, MessagingProperties limits) {
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        published.forEach(topic -> wanted.putIfAbsent(topic.name(), newTopic(topic, limits)));
        followed.forEach(topic -> wanted.putIfAbsent(topic.name(), newTopic(topic, limits)));
        for (Topic topic : followed) {
            String name = DeadLetterTopic.nameFor(topic, serviceName);
            // One partition, so that dead letters are replayed in the order in which they failed.
            wanted.put(
                    name,
                    new NewTopic(name, 1, limits.replication())
                            .configs(Map.of(
                                    TopicConfig.RETENTION_MS_CONFIG,
                                    String.valueOf(
                                            limits.deadLetters().retention().toMillis()))));
        }
        return List.copyOf(wanted.values());
    }

    private static NewTopic newTopic(Topic topic, MessagingProperties limits) {
        Map<String, String> config = switch (topic.retention()) {
            case FOREVER ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG, "-1");
            case ONE_WEEK ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(Duration.ofDays(7).toMillis()));
            case LATEST_PER_KEY -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        };
        return new NewTopic(topic.name(), limits.partitions(), limits.replication()).configs(config);
    }

    /** Completes when all topics are there. */
    CompletableFuture<Void> created() {
        return created;
    }

    void awaitCreated() throws InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void start() {
        if (!created.isDone()) {
            thread = Thread.ofPlatform().daemon().name("topic-creation").start(this::createUntilDone);
        }
    }

    private void createUntilDone() {
        Backoff backoff = new Backoff(LONGEST_PAUSE);
        try {
            while (!created.isDone()) {
                try (Admin admin = clients.admin()) {
                    create(admin);
                    created.complete(null);
                } catch (ExecutionException | TimeoutException | RuntimeException e) {
                    log.warn("The topics could not be created, trying again: {}", e.toString());
                    TimeUnit.NANOSECONDS.sleep(backoff.next().toNanos());
                }
            }
        } catch (InterruptedException e) {
            log.debug("Stopped before the topics were created");
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
        for (Map.Entry<String, KafkaFuture<Void>> result : results.entrySet()) {
            try {
                var unused = result.getValue().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                log.info("Created topic {}", result.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void stop() {
        Thread current = thread;
        if (current != null) {
            current.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return OutboxRelay.PHASE - 1;
    }
}
