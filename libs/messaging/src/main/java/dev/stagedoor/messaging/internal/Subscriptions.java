package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.messaging.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Runs a listener container for each subscription of the service, once the topics are there. */
final class Subscriptions implements SmartLifecycle {
    /** Stopped before the web server and the relay, like all Kafka listeners. */
    static final int PHASE = Integer.MAX_VALUE - 100;

    private final Map<String, SubscriptionListener<?>> listeners = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Map<String, Duration> rests = new HashMap<>();
    private final KafkaClients clients;
    private final TopicCreation creation;
    private final FailureHandling failures;
    private final MessagingProperties properties;
    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();
    private boolean running;

    Subscriptions(
            Collection<Subscription<?>> subscriptions,
            KafkaClients clients,
            TopicCreation creation,
            FailureHandling failures,
            MessagingProperties properties) {
        this.clients = clients;
        this.creation = creation;
        this.failures = failures;
        this.properties = properties;
        subscriptions.forEach(this::add);
    }

    private void add(Subscription<?> subscription) {
        Topic topic = subscription.topic();
        rests.put(topic.name(), subscription.rest());
        Topic other = topics.put(topic.name(), topic);
        if (other != null) {
            throw new IllegalStateException(
                    "Two subscriptions follow " + topic.name()
                            + ": they would share the offsets of one consumer group. Make it one that handles the types of both");
        }
        listeners.put(
                topic.name(),
                new SubscriptionListener<>(subscription, properties.handling().timeout()));
    }

    Collection<Topic> topics() {
        return topics.values();
    }

    Optional<SubscriptionListener<?>> listenerOf(Topic topic) {
        return Optional.ofNullable(listeners.get(topic.name()));
    }

    @Override
    public synchronized void start() {
        running = true;
        var unused = creation.created().thenRun(this::startContainers);
    }

    private synchronized void startContainers() {
        if (!running || !containers.isEmpty()) {
            return;
        }
        ConsumerFactory<byte[], byte[]> consumers = clients.consumers();
        listeners.forEach((topic, listener) -> containers.add(container(consumers, topic, listener)));
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
            ConsumerFactory<byte[], byte[]> consumers, String topic, SubscriptionListener<?> listener) {
        ContainerProperties container = new ContainerProperties(topic);
        container.setGroupId(clients.serviceName());
        container.setClientId(clients.serviceName() + "-" + topic);
        container.setMessageListener(listener);
        // A commit of offsets is a write to the broker's disk, and would be waited for after each batch. The inbox
        // knows
        // what was handled, so offsets that are a little old cost duplicates and nothing else.
        container.setAckMode(ContainerProperties.AckMode.TIME);
        container.setAckTime(properties.handling().offsetInterval().toMillis());
        container.setIdleBetweenPolls(Objects.requireNonNull(rests.get(topic)).toMillis());
        // The broker may come later; the consumer waits for it.
        container.setMissingTopicsFatal(false);
        // The batch under way may take as long as a handler may.
        container.setShutdownTimeout(properties.handling().timeout().toMillis());
        var result = new ConcurrentMessageListenerContainer<>(consumers, container);
        result.setConcurrency(properties.concurrency());
        result.setCommonErrorHandler(failures.handler());
        result.setBeanName(topic);
        return result;
    }

    /** Waits for the batches under way, all side by side. One that is cut off is delivered again elsewhere. */
    @Override
    public synchronized void stop() {
        running = false;
        CountDownLatch stopped = new CountDownLatch(containers.size());
        containers.forEach(container -> container.stop(stopped::countDown));
        containers.clear();
        try {
            var unused = stopped.await(properties.handling().timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
