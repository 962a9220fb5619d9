package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class OutboxIT {
    private static final String NAME = "outbox-" + UUID.randomUUID();
    private static final Topic TOPIC = new Topic("test.outbox." + UUID.randomUUID(), Retention.FOREVER);
    private static final Topic LATEST = new Topic("test.latest." + UUID.randomUUID(), Retention.LATEST_PER_KEY);
    private static final Topic UNDECLARED = new Topic("test.undeclared", Retention.FOREVER);

    private static final Database DATABASE = TestInfra.database("outbox");
    private static TestService service = start();

    private final UUID key = UUID.randomUUID();

    private static TestService start() {
        return TestService.named(NAME, DATABASE, TestInfra.bootstrapServers())
                .publishing(TOPIC, LATEST)
                .with("max-message-bytes", "2KB")
                .start();
    }

    @BeforeAll
    static void makeState() {
        service.execute("CREATE TABLE state (key uuid)");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void sendsTheMessageOfACommittedTransactionWithItsCloudEventsAttributes() {
        Instant before = Instant.now();
        service.append(List.of(OutgoingMessage.to(TOPIC, key, new Counted(1, "\"é\" \\ ☃"))));

        ConsumerRecord<String, String> record = only();
        assertThat(record.value()).isEqualTo("{\"number\":1,\"note\":\"\\\"é\\\" \\\\ ☃\"}");
        assertThat(TopicReader.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(TopicReader.header(record, "ce_id")).version())
                .isEqualTo(7);
        assertThat(TopicReader.header(record, "ce_source")).isEqualTo("/stagedoor/" + NAME);
        assertThat(TopicReader.header(record, "ce_type")).isEqualTo("stagedoor.test.counted.v1");
        assertThat(TopicReader.header(record, "ce_subject")).isEqualTo(key.toString());
        assertThat(TopicReader.header(record, "content-type")).isEqualTo("application/json");
        assertThat(Instant.parse(TopicReader.header(record, "ce_time"))).isBetween(before, Instant.now());
    }

    @Test
    void letsStateAndMessageStandOrFallTogether() {
        Mono<Void> stateAndMessage = insertState().then(append(new Counted(1)));
        Mono<Void> broken = stateAndMessage.then(Mono.error(new IllegalArgumentException("after the append")));

        assertThatThrownBy(() -> broken.as(service.transaction()::transactional).block(TestService.PATIENCE))
                .hasMessage("after the append");
        assertThat(state()).isZero();
        stateAndMessage.as(service.transaction()::transactional).block(TestService.PATIENCE);

        assertThat(state()).isOne();
        service.append(List.of(OutgoingMessage.to(TOPIC, key, new Counted(2))));
        try (TopicReader reader = TopicReader.of(TestInfra.bootstrapServers(), TOPIC)) {
            List<ConsumerRecord<String, String>> records =
                    reader.readUntil(all -> TopicReader.numbers(all, key).contains(2));
            assertThat(records.stream().filter(record -> record.key().equals(key.toString())))
                    .extracting(TopicReader::number)
                    .as("the message rolled back was never sent")
                    .containsExactly(1, 2);
        }
    }

    @Test
    void refusesToAppendOutsideOfATransaction() {
        assertThatThrownBy(() -> append(new Counted(1)).block(TestService.PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
    }

    @Test
    void refusesWhatTheServiceHasNotDeclared() {
        assertRefused(OutgoingMessage.to(UNDECLARED, key, new Counted(1)), "test.undeclared");
    }

    @Test
    void refusesDataWithoutAMessageType() {
        record Nameless() {}
        assertRefused(OutgoingMessage.to(TOPIC, key, new Nameless()), "@MessageType");
    }

    @Test
    void refusesDataAboveTheLimitAndTakesDataAtIt() {
        int overhead = "{\"number\":1,\"note\":\"\"}".length();
        assertRefused(OutgoingMessage.to(TOPIC, key, new Counted(1, "x".repeat(2049 - overhead))), "2048 bytes");
        assertRefused(OutgoingMessage.to(TOPIC, key, new Counted(1, "é".repeat(1024))), "2048 bytes");

        service.append(List.of(OutgoingMessage.to(TOPIC, key, new Counted(1, "x".repeat(2048 - overhead)))));

        assertThat(only().value()).hasSize(2048);
    }

    @Test
    void erasesTheKeyOfACompactedTopicOnly() {
        assertRefused(OutgoingMessage.erase(TOPIC, key), "Nothing can be erased");

        service.append(List.of(OutgoingMessage.to(LATEST, key, new Counted(1)), OutgoingMessage.erase(LATEST, key)));

        try (TopicReader reader = TopicReader.of(TestInfra.bootstrapServers(), LATEST)) {
            assertThat(reader.read(2)).extracting(ConsumerRecord::value).last().isNull();
        }
    }

    @Test
    void keepsTheOrderWithinATransaction() {
        service.append(IntStream.rangeClosed(1, 1200)
                .mapToObj(number -> OutgoingMessage.to(TOPIC, key, new Counted(number)))
                .toList());

        try (TopicReader reader = TopicReader.of(TestInfra.bootstrapServers(), TOPIC)) {
            assertThat(reader.numbersUntil(key, 1200))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 1200).boxed().toList());
        }
    }

    @Test
    void carriesOnTheTraceOfTheCause() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        IncomingMessage<?> cause = new IncomingMessage<>(UUID.randomUUID(), key, Instant.now(), null, trace);

        service.append(List.of(OutgoingMessage.to(TOPIC, key, new Counted(1)).causedBy(cause)));

        assertThat(TopicReader.header(only(), "traceparent")).isEqualTo(trace);
    }

    @Test
    void leavesNothingBehindOnceTheBrokerHasIt() {
        service.count(TOPIC, key, 1, 20);
        TestDatabase onlooker = new TestDatabase(DATABASE);

        await().atMost(TestService.PATIENCE).until(() -> onlooker.waiting() == 0);
        assertThat(only(20)).hasSize(20);
    }

    private void assertRefused(OutgoingMessage message, String why) {
        assertThatThrownBy(() -> service.append(List.of(message)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private Mono<Void> append(Record data) {
        return service.outbox().append(OutgoingMessage.to(TOPIC, key, data));
    }

    private Mono<Void> insertState() {
        return service.bean(org.springframework.r2dbc.core.DatabaseClient.class)
                .sql("INSERT INTO state VALUES ($1)")
                .bind(0, key)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private long state() {
        return new TestDatabase(DATABASE).number("SELECT count(*) FROM state WHERE key = '" + key + "'");
    }

    private ConsumerRecord<String, String> only() {
        return only(1).getFirst();
    }

    /** The records of this test's key, once there are as many. */
    private List<ConsumerRecord<String, String>> only(int count) {
        try (TopicReader reader = TopicReader.of(TestInfra.bootstrapServers(), TOPIC)) {
            return reader.readUntil(all -> mine(all).size() >= count).stream()
                    .filter(record -> record.key().equals(key.toString()))
                    .toList();
        }
    }

    private List<ConsumerRecord<String, String>> mine(List<ConsumerRecord<String, String>> all) {
        return all.stream()
                .filter(record -> record.key().equals(key.toString()))
                .toList();
    }
}
