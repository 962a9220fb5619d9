package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/**
 * Measures the relay on the machine at hand and prints; asserts nothing. Run as a program, with the test class path.
 *
 * <p>Latency: from the return of the commit to the call of a handler in another service, one message at a time.
 * Throughput: rows already committed, from the start of the relay to the last acknowledgement.
 */
final class RelayFigures {
    private static final String BROKER = TestInfra.bootstrapServers();
    private static final int WARM_UP = 1500;
    private static final int MEASURED = 2000;
    private static final int BACKLOG = 50_000;
    /** About the size of a booking's message. */
    private static final String NOTE = "x".repeat(400);

    private final Topic topic = new Topic("figures." + UUID.randomUUID(), Retention.FOREVER);
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private volatile long committedAt;
    private volatile CountDownLatch arrived = new CountDownLatch(1);

    public static void main(String[] args) throws Exception {
        RelayFigures figures = new RelayFigures();
        figures.latency();
        figures.throughput();
        System.exit(0);
    }

    private Mono<Void> arrive(int number) {
        long now = System.nanoTime();
        return Mono.fromRunnable(() -> {
            if (number > WARM_UP) {
                latencies.add(now - committedAt);
            }
            arrived.countDown();
        });
    }

    private void latency() throws Exception {
        try (TestService follower = TestService.named("follower", TestInfra.database("follower"), BROKER)
                        .following(new Subscription<>(
                                topic,
                                Set.of(Counted.class),
                                batch -> arrive(
                                        Objects.requireNonNull(batch.getLast().data())
                                                .number())))
                        .start();
                TestService publisher = TestService.named("publisher", TestInfra.database("publisher"), BROKER)
                        .publishing(topic)
                        .start()) {
            Objects.requireNonNull(follower);
            for (int number = 1; number <= WARM_UP + MEASURED; number++) {
                arrived = new CountDownLatch(1);
                OutgoingMessage message = OutgoingMessage.to(topic, UUID.randomUUID(), new Counted(number, NOTE));
                publisher
                        .outbox()
                        .append(message)
                        .as(publisher.transaction()::transactional)
                        // Here the commit has returned, whatever the other threads have done since.
                        .doOnSuccess(done -> committedAt = System.nanoTime())
                        .block(TestService.PATIENCE);
                if (!arrived.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("Message " + number + " did not arrive");
                }
            }
        }
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        print(
                "latency",
                "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.2f ms of %d"
                        .formatted(at(sorted, 50), at(sorted, 90), at(sorted, 99), at(sorted, 100), sorted.length));
    }

    private void throughput() {
        Database database = TestInfra.database("backlog");
        TestDatabase onlooker = new TestDatabase(database);
        try (TestService silent = TestService.named("backlog", database, BROKER)
                .publishing(topic)
                .with("relay.enabled", false)
                .start()) {
            long before = System.nanoTime();
            for (int first = 0; first < BACKLOG; first += 500) {
                silent.append(IntStream.range(0, 500)
                        .mapToObj(n -> OutgoingMessage.to(topic, UUID.randomUUID(), new Counted(n, NOTE)))
                        .toList());
            }
            print("append", perSecond(before) + " in transactions of 500");
        }
        long before = System.nanoTime();
        try (TestService relaying =
                TestService.named("backlog", database, BROKER).publishing(topic).start()) {
            long started = System.nanoTime();
            while (onlooker.waiting() > 0) {
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
            print(
                    "relay",
                    perSecond(started) + " after the start, which took " + (started - before) / 1_000_000 + " ms; "
                            + relaying.bean(RelayStatus.class).members() + " relay");
        }
    }

    private static String perSecond(long since) {
        return String.format(Locale.ROOT, "%,.0f messages/s", BACKLOG * 1e9 / (System.nanoTime() - since));
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static void print(String what, String figures) {
        System.out.println("FIGURES " + what + ": " + figures);
    }
}
