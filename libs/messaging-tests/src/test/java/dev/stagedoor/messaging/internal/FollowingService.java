package dev.stagedoor.messaging.internal;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

/** A service that follows one topic and writes down what it has handled. */
abstract class FollowingService {
    static final String BROKER = TestInfra.bootstrapServers();

    final Topic topic = new Topic("test.follow." + UUID.randomUUID(), Retention.LATEST_PER_KEY);
    final Topic answers = new Topic("test.answers." + UUID.randomUUID(), Retention.FOREVER);
    final String name = "follow-" + UUID.randomUUID();
    final Database database = TestInfra.database("follow");
    final TestDatabase onlooker = new TestDatabase(database);
    final UUID key = UUID.randomUUID();

    /** What the handler does before it writes its effects; the tests change it. */
    final AtomicReference<Subscription.BatchHandler<Counted>> before = new AtomicReference<>(batch -> Mono.empty());

    final TestService service = TestService.named(name, database, BROKER)
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

    List<OutgoingMessage> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> OutgoingMessage.to(topic, key, new Counted(number)))
                .toList();
    }

    long effects() {
        return onlooker.number("SELECT count(*) FROM effects");
    }

    long waiting() {
        Map<String, Long> waiting =
                service.bean(DeadLettersEndpoint.class).waiting().block(TestService.PATIENCE);
        return Objects.requireNonNull(Objects.requireNonNull(waiting).get(topic.name()));
    }
}
