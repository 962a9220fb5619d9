package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.DeadLetters;
import dev.stagedoor.messaging.DeadLetters.Replayed;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Mono;

class SubscriptionIT {
    private static final String BROKER = TestInfra.bootstrapServers();
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Topic topic = new Topic("test.follow." + UUID.randomUUID(), Retention.LATEST_PER_KEY);
    private final Topic answers = new Topic("test.answers." + UUID.randomUUID(), Retention.FOREVER);
    private final String name = "follow-" + UUID.randomUUID();
    private final Database database = TestInfra.database("follow");
    private final TestDatabase onlooker = new TestDatabase(database);
    private final UUID key = UUID.randomUUID();

    /** What the handler does before it writes its effects; the tests change it. */
    private final AtomicReference<Subscription.BatchHandler<Counted>> before =
            new AtomicReference<>(batch -> Mono.empty());

    private final TestService service = TestService.named(name, database, BROKER)
            .publishing(topic, answers)
            .following(new Subscription<>(topic, Set.of(Counted.class), this::handle))
            .with("max-attempts", 3)
            .with("handling.poison-backoff", "10ms")
            .start();

    private Mono<Void> handle(List<IncomingMessage<Counted>> batch) {
        return before.get().handle(batch).then(Mono.defer(() -> TestService.effects(service, batch)));
    }

    @BeforeEach
    void makeEffects() {
        service.execute("CREATE TABLE effects (message_id uuid, key uuid)");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void letsAMessageThatWasSentTwiceTakeEffectOnce() {
        service.execute("CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'cut off after the broker''s answer'; END $$");
        service.execute("CREATE TRIGGER crash BEFORE DELETE ON messaging.outbox FOR EACH ROW EXECUTE FUNCTION crash()");
        service.count(topic, key, 1, 1);
        try (TopicReader reader = TopicReader.of(BROKER, topic)) {
            assertThat(reader.read(3)).hasSizeGreaterThanOrEqualTo(3);
        }
        service.execute("DROP TRIGGER crash ON messaging.outbox");

        service.count(topic, key, 2, 2);

        await().atMost(TestService.PATIENCE).until(() -> effects() == 2);
        assertThat(onlooker.number("SELECT count(DISTINCT message_id) FROM effects"))
                .isEqualTo(2);
    }

    @Test
    void gathersWhatComesWhileItRests() {
        List<Integer> batches = new CopyOnWriteArrayList<>();
        AtomicInteger handled = new AtomicInteger();
        Subscription.BatchHandler<Counted> count = batch -> Mono.fromRunnable(() -> {
            batches.add(batch.size());
            handled.addAndGet(batch.size());
        });
        try (TestService resting = TestService.named("rest-" + UUID.randomUUID(), TestInfra.database("rest"), BROKER)
                .following(new Subscription<>(topic, Set.of(Counted.class), count, Duration.ofSeconds(2)))
                .start()) {
            service.count(topic, key, 1, 1);
            await().atMost(TestService.PATIENCE).until(() -> handled.get() == 1);

            service.count(topic, key, 2, 41);
            await().atMost(TestService.PATIENCE).until(() -> handled.get() == 41);
        }

        // Each was committed, and sent, by itself.
        assertThat(batches).hasSizeLessThan(20);
    }

    @Test
    void takesDuplicateLateAndReorderedDeliveriesOnce() {
        List<UUID> ids = IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();
        try (RawSender sender = new RawSender(BROKER, topic)) {
            ids.forEach(id -> sender.send(key, sender.counted(id, key, "{\"number\":1,\"note\":\"\"}")));
            ids.reversed().forEach(id -> sender.send(key, sender.counted(id, key, "{\"number\":1,\"note\":\"\"}")));
            // On another partition, so at any time.
            UUID other = UUID.randomUUID();
            ids.forEach(id -> sender.send(other, sender.counted(id, other, "{\"number\":1,\"note\":\"\"}")));
            UUID last = UUID.randomUUID();
            sender.send(key, sender.counted(last, key, "{\"number\":2,\"note\":\"\"}"));
            sender.send(other, sender.counted(UUID.randomUUID(), other, "{\"number\":2,\"note\":\"\"}"));
        }
        await().atMost(TestService.PATIENCE).until(() -> effects() >= 12);

        assertThat(effects()).isEqualTo(12);
    }

    @Test
    void putsAPoisonMessageAsideAndGoesOnWithTheOthers() {
        before.set(failingAt(5));
        service.append(numbers(1, 10));

        await().atMost(TestService.PATIENCE).until(() -> effects() == 9 && waiting() == 1);
        ConsumerRecord<String, String> letter = letters(1).getFirst();
        assertThat(TopicReader.number(letter)).isEqualTo(5);
        assertThat(TopicReader.header(letter, "dlt_reason")).isEqualTo("the seat map is torn");
        assertThat(TopicReader.header(letter, "dlt_kind")).isEqualTo("refused");
        assertThat(TopicReader.header(letter, "dlt_topic")).isEqualTo(topic.name());
        assertThat(TopicReader.header(letter, "dlt_offset")).isEqualTo("4");
        assertThat(TopicReader.header(letter, "dlt_attempts")).isEqualTo("3");
        assertThat(TopicReader.header(letter, "ce_type")).isEqualTo("stagedoor.test.counted.v1");
    }

    @Test
    void replaysDeadLettersOnceTheirCauseIsGone() {
        before.set(failingAt(2));
        service.append(numbers(1, 3));
        await().atMost(TestService.PATIENCE).until(() -> waiting() == 1);

        assertThat(replay()).as("the cause is still there").isEqualTo(new Replayed(0, 1));
        assertThat(TopicReader.header(letters(1).getLast(), "dlt_attempts")).isEqualTo("4");
        assertThat(waiting()).isOne();
        before.set(batch -> Mono.empty());
        assertThat(replay()).isEqualTo(new Replayed(1, 0));

        assertThat(effects()).isEqualTo(3);
        assertThat(waiting()).isZero();
        assertThat(replay()).isEqualTo(new Replayed(0, 0));
    }

    @Test
    void hasNoDeadLettersWhereThereIsNoTopicForThemYet() {
        Admins admins = new Admins(BROKER);
        await().atMost(TestService.PATIENCE).until(() -> admins.has(deadLetters()));
        admins.delete(deadLetters());
        await().atMost(TestService.PATIENCE).until(() -> !admins.has(deadLetters()));

        assertThat(waiting()).isZero();
        assertThat(replay()).isEqualTo(new Replayed(0, 0));
    }

    @Test
    void putsUnreadableDataAsideAtOnceAndGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        before.set(batch -> Mono.fromRunnable(() -> calls.addAndGet(batch.size())));
        try (RawSender sender = new RawSender(BROKER, topic)) {
            sender.send(key, sender.counted(UUID.randomUUID(), key, "{\"number\":1,\"note\":\"\",\"added\":true}"));
            sender.send(key, sender.counted(UUID.randomUUID(), key, "{\"number\":\"many\"}"));
            sender.send(key, Map.of("ce_type", "stagedoor.test.counted.v1"), "{\"number\":2,\"note\":\"\"}");
            sender.send(key, sender.counted(UUID.randomUUID(), key, "{\"number\":3,\"note\":\"\"}"));
        }

        await().atMost(TestService.PATIENCE).until(() -> effects() == 2 && waiting() == 2);
        assertThat(letters(2))
                .allSatisfy(letter ->
                        assertThat(TopicReader.header(letter, "dlt_kind")).isEqualTo("unreadable"));
        assertThat(letters(2))
                .extracting(letter -> TopicReader.header(letter, "dlt_attempts"))
                .containsOnly("1");
        assertThat(calls).as("handled without a second look").hasValue(2);
    }

    @Test
    void passesOverTypesThatItDoesNotFollow() {
        service.append(List.of(OutgoingMessage.to(topic, key, new Renamed("x"))));
        try (RawSender sender = new RawSender(BROKER, topic)) {
            sender.send(key, Map.of(), "no CloudEvent at all");
        }
        service.append(numbers(1, 1));

        await().atMost(TestService.PATIENCE).until(() -> effects() == 1);
        assertThat(waiting()).isZero();
    }

    @Test
    void isToldOfAnErasedKey() {
        AtomicReference<IncomingMessage<Counted>> erased = new AtomicReference<>();
        before.set(batch -> Mono.fromRunnable(
                () -> batch.stream().filter(message -> message.data() == null).forEach(erased::set)));
        service.append(List.of(OutgoingMessage.erase(topic, key)));

        await().atMost(TestService.PATIENCE).until(() -> erased.get() != null);
        assertThat(erased.get().key()).isEqualTo(key);
    }

    @Test
    void triesAgainWhatLostARaceHoweverOften() {
        AtomicInteger races = new AtomicInteger();
        before.set(batch -> races.incrementAndGet() <= 8
                ? Mono.error(new OptimisticLockingFailureException("the version moved on"))
                : Mono.empty());
        service.append(numbers(1, 3));

        await().atMost(TestService.PATIENCE).until(() -> effects() == 3);
        assertThat(waiting()).isZero();
        assertThat(races).hasValueGreaterThan(8);
    }

    @Test
    void carriesTheTraceOnFromMessageToMessage() {
        AtomicReference<String> logged = new AtomicReference<>();
        before.set(batch -> {
            logged.set(MDC.get("traceId"));
            return service.transaction()
                    .transactional(service.outbox()
                            .append(batch.stream()
                                    .map(cause -> OutgoingMessage.to(answers, key, new Counted(1))
                                            .causedBy(cause))
                                    .toList()));
        });
        IncomingMessage<?> request =
                new IncomingMessage<>(UUID.randomUUID(), key, java.time.Instant.EPOCH, null, TRACE);
        service.append(List.of(OutgoingMessage.to(topic, key, new Counted(1)).causedBy(request)));

        try (TopicReader reader = TopicReader.of(BROKER, answers)) {
            assertThat(TopicReader.header(reader.read(1).getFirst(), "traceparent"))
                    .isEqualTo(TRACE);
        }
        assertThat(logged).hasValue("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void doesNotReplayWhatItDoesNotFollow() {
        assertThatThrownBy(() -> service.bean(DeadLetters.class).replay(answers).block(TestService.PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not follow");
    }

    @Test
    void refusesTwoSubscriptionsToOneTopic() {
        Subscription<Counted> one = new Subscription<>(topic, Set.of(Counted.class), batch -> Mono.empty());
        Subscription<Renamed> two = new Subscription<>(topic, Set.of(Renamed.class), batch -> Mono.empty());

        assertThatThrownBy(() -> {
                    try (var started = TestService.named("twice", database, BROKER)
                            .bean("one", Subscription.class, one)
                            .bean("two", Subscription.class, two)
                            .start()) {
                        throw new AssertionError("It started");
                    }
                })
                .rootCause()
                .hasMessageContaining("Two subscriptions follow " + topic.name());
    }

    private static Subscription.BatchHandler<Counted> failingAt(int number) {
        return batch -> batch.stream()
                        .anyMatch(message ->
                                Objects.requireNonNull(message.data()).number() == number)
                ? Mono.error(new IllegalArgumentException("the seat map is torn"))
                : Mono.empty();
    }

    private List<OutgoingMessage> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> OutgoingMessage.to(topic, key, new Counted(number)))
                .toList();
    }

    private long effects() {
        return onlooker.number("SELECT count(*) FROM effects");
    }

    private long waiting() {
        Map<String, Long> waiting =
                service.bean(DeadLettersEndpoint.class).waiting().block(TestService.PATIENCE);
        return Objects.requireNonNull(Objects.requireNonNull(waiting).get(topic.name()));
    }

    private Replayed replay() {
        return Objects.requireNonNull(
                service.bean(DeadLettersEndpoint.class).replay(topic.name()).block(TestService.PATIENCE));
    }

    private List<ConsumerRecord<String, String>> letters(int count) {
        try (TopicReader reader = new TopicReader(BROKER, deadLetters())) {
            return reader.read(count);
        }
    }

    private String deadLetters() {
        return topic.name() + "." + name + ".dlt";
    }
}
