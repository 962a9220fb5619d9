package dev.stagedoor.gateway.waiting.kafka;

import dev.stagedoor.gateway.waiting.Arrivals;
import dev.stagedoor.gateway.waiting.WaitingRoomLimits;
import dev.stagedoor.gateway.waiting.model.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Arrivals as records of an internal topic: the key is the event, so that an event's are in one order; the value is the
 * account, empty for nobody; the time is the broker's. Followed from its beginning by every gateway, outside of any group.
 */
@Component
final class KafkaArrivals implements Arrivals, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(KafkaArrivals.class);

    /** A record that comes ends it at once. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** Nothing is lost with those who do not end in time: what counts was acknowledged. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

    private final KafkaLog topic;
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private volatile @Nullable Producer<String, String> producer;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<String, String> reading;
    private volatile boolean caughtUp;
    private volatile boolean stopped;

    KafkaArrivals(@Value("${stagedoor.kafka.bootstrap-servers}") String bootstrapServers, WaitingRoomLimits limits) {
        this.topic = new KafkaLog(bootstrapServers, limits);
    }

    @Override
    public synchronized void follow(BiConsumer<UUID, Arrival> reader) {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("arrivals | gateway").start(() -> followUntilStopped(reader));
        }
    }

    private void followUntilStopped(BiConsumer<UUID, Arrival> reader) {
        while (!stopped) {
            try {
                topic.ensure();
                open();
                readOn(reader);
            } catch (WakeupException | InterruptedException e) {
                log.debug("Stopped reading arrivals");
            } catch (KafkaException e) {
                log.warn("Arrivals at waiting rooms cannot be read, trying again: {}", e.toString());
                LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
            }
        }
    }

    private void open() {
        if (producer == null) {
            producer = topic.producer();
        }
    }

    private void readOn(BiConsumer<UUID, Arrival> reader) {
        try (Consumer<String, String> consumer = topic.consumer()) {
            reading = consumer;
            Collection<TopicPartition> partitions = topic.partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // A new connection goes on where the last one was.
            read.forEach(consumer::seek);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (!stopped) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    take(record, reader);
                    read.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                }
                caughtUp = caughtUp
                        || end.entrySet().stream()
                                .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
            }
        }
    }

    private static void take(ConsumerRecord<String, String> record, BiConsumer<UUID, Arrival> reader) {
        try {
            UUID account = record.value().isEmpty() ? null : UUID.fromString(record.value());
            reader.accept(
                    UUID.fromString(record.key()), new Arrival(account, Instant.ofEpochMilli(record.timestamp())));
        } catch (RuntimeException e) {
            // One record must not keep everybody out.
            log.error("Passed over record {} of {}", record.offset(), record.topic(), e);
        }
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** On a thread that may wait, as the client does when it looks for its broker. */
    @Override
    public Mono<Void> append(UUID eventId, @Nullable UUID account) {
        return Mono.<Void>create(sink -> {
                    Producer<String, String> open = producer;
                    if (open == null) {
                        sink.error(new KafkaException("the broker has not answered yet"));
                        return;
                    }
                    String value = account == null ? "" : account.toString();
                    var _ = open.send(new ProducerRecord<>(topic.name(), eventId.toString(), value), (_, error) -> {
                        if (error == null) {
                            sink.success();
                        } else {
                            sink.error(error);
                        }
                    });
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        Consumer<String, String> open = reading;
        if (open != null) {
            open.wakeup();
        }
        Thread follower = thread;
        if (follower != null) {
            follower.join(GOODBYE);
        }
        Producer<String, String> sending = producer;
        if (sending != null) {
            sending.close(GOODBYE);
        }
    }
}
