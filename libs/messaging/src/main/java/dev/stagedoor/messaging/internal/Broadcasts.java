package dev.stagedoor.messaging.internal;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.messaging.Broadcast;
import dev.stagedoor.messaging.IncomingMessage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * One consumer for all broadcasts of this process, in a group of its own that begins at the end of the log and never
 * commits an offset: nothing is left of it on the broker once the process is gone.
 */
final class Broadcasts implements SmartLifecycle, BatchMessageListener<byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(Broadcasts.class);

    private final Map<String, Ear<?>> ears = new LinkedHashMap<>();
    private final KafkaClients clients;
    private final TopicCreation creation;
    private final MessagingProperties properties;
    private final String group;
    private @Nullable KafkaMessageListenerContainer<byte[], byte[]> container;
    private boolean running;

    private record Ear<T>(MessageDecoder<T> decoder, Consumer<T> consumer) {
        void hear(ConsumerRecord<byte[], byte[]> record) {
            @Nullable IncomingMessage<T> message = decoder.decode(record);
            @Nullable T data = message == null ? null : message.data();
            if (data != null) {
                consumer.accept(data);
            }
        }
    }

    Broadcasts(
            Collection<Broadcast<?>> broadcasts,
            KafkaClients clients,
            TopicCreation creation,
            MessagingProperties properties,
            String process) {
        this.clients = clients;
        this.creation = creation;
        this.properties = properties;
        this.group = clients.serviceName() + ".broadcast." + process;
        broadcasts.forEach(this::add);
    }

    private <T> void add(Broadcast<T> broadcast) {
        Topic topic = broadcast.topic();
        var decoder = new MessageDecoder<T>(topic, broadcast.types());
        if (ears.put(topic.name(), new Ear<>(decoder, broadcast.ear())) != null) {
            throw new IllegalStateException("Two broadcasts of " + topic.name() + ": make it one");
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        if (!ears.isEmpty()) {
            var unused = creation.created().thenRun(this::startContainer);
        }
    }

    private synchronized void startContainer() {
        if (!running || container != null) {
            return;
        }
        ContainerProperties settings = new ContainerProperties(ears.keySet().toArray(String[]::new));
        settings.setGroupId(group);
        settings.setClientId(group);
        settings.setMessageListener(this);
        settings.setAckMode(AckMode.MANUAL);
        settings.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
        settings.setMissingTopicsFatal(false);
        settings.setIdleBetweenPolls(properties.broadcastPause().toMillis());
        var started = new KafkaMessageListenerContainer<>(clients.broadcastConsumers(group), settings);
        started.setBeanName("broadcast");
        started.start();
        container = started;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                requireNonNull(ears.get(record.topic())).hear(record);
            } catch (RuntimeException e) {
                log.warn("Not heard: {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.toString());
            }
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (container != null) {
            container.stop();
            container = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Like all Kafka listeners. */
    @Override
    public int getPhase() {
        return Subscriptions.PHASE;
    }
}
