package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.messaging.DeadLetters;
import dev.stagedoor.messaging.DeadLetters.Replayed;
import dev.stagedoor.messaging.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What cannot be handled is put aside, and handled when it can be. */
class DeadLettersIT extends FollowingService {
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
    void doesNotReplayWhatItDoesNotFollow() {
        assertThatThrownBy(() -> service.bean(DeadLetters.class).replay(answers).block(TestService.PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not follow");
    }

    private static Subscription.BatchHandler<Counted> failingAt(int number) {
        return batch -> batch.stream()
                        .anyMatch(message ->
                                Objects.requireNonNull(message.data()).number() == number)
                ? Mono.error(new IllegalArgumentException("the seat map is torn"))
                : Mono.empty();
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
