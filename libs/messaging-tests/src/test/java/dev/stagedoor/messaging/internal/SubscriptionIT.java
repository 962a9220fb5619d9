package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Mono;

class SubscriptionIT extends FollowingService {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

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
}
