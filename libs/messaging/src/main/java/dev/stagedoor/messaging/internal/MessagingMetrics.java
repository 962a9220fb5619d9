package dev.stagedoor.messaging.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The meters of the library. */
final class MessagingMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer publishLatency;
    private final Counter duplicates;

    MessagingMetrics(MeterRegistry registry, Clock clock, RelayStatus relay) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("stagedoor.outbox.backlog", relay, RelayStatus::backlog)
                .description("Messages committed and not yet acknowledged by the broker, at the relay's last look")
                .baseUnit("messages")
                .register(registry);
        TimeGauge.builder(
                        "stagedoor.outbox.oldest.age",
                        relay,
                        TimeUnit.MILLISECONDS,
                        status -> status.oldestAge().toMillis())
                .description("How long the oldest message of the backlog has been waiting")
                .register(registry);
        Gauge.builder(
                        "stagedoor.outbox.stripes",
                        relay,
                        status -> status.ownedStripes().size())
                .description("Stripes of the outbox that this process relays")
                .baseUnit("stripes")
                .register(registry);
        this.publishLatency = Timer.builder("stagedoor.outbox.publish.latency")
                .description("From appending a message to the broker's acknowledgement")
                .register(registry);
        this.duplicates = Counter.builder("stagedoor.inbox.duplicates")
                .description("Deliveries that had taken effect before")
                .baseUnit("messages")
                .register(registry);
    }

    Counter duplicates() {
        return duplicates;
    }

    void sent(List<OutboxRow> rows) {
        var now = clock.instant();
        for (OutboxRow row : rows) {
            publishLatency.record(Duration.between(row.createdAt(), now));
            registry.counter("stagedoor.outbox.sent", "topic", row.topic()).increment();
        }
    }

    void deadLetter(String topic, DeadLetterReason reason) {
        Counter.builder("stagedoor.deadletters")
                .description("Messages that could not be handled and were put aside")
                .baseUnit("messages")
                .tag("topic", topic)
                .tag("reason", reason.tag())
                .register(registry)
                .increment();
    }
}
