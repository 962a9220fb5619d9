package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RelayIT {
    private static final String BROKER = TestInfra.bootstrapServers();

    private final Topic topic = new Topic("test.relay." + UUID.randomUUID(), Retention.FOREVER);
    private final Database database = TestInfra.database("relay");
    private final TestDatabase onlooker = new TestDatabase(database);
    private final UUID key = UUID.randomUUID();

    private TestService.Plan process() {
        return TestService.named("relay-" + topic.name(), database, BROKER).publishing(topic);
    }

    @Test
    void sendsWhatAProcessCommittedAndDidNotLiveToSend() {
        try (TestService dying = process().with("relay.enabled", false).start()) {
            dying.count(topic, key, 1, 30);
        }
        assertThat(onlooker.waiting()).isEqualTo(30);

        try (TestService next = process().start();
                TopicReader reader = TopicReader.of(BROKER, topic)) {
            assertThat(reader.numbersUntil(key, 30)).isEqualTo(upTo(30));
            awaitAllSent();
        }
    }

    @Test
    void sendsAgainWhatItCouldNotDelete() {
        try (TestService service = process().start();
                TopicReader reader = TopicReader.of(BROKER, topic)) {
            service.execute("CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN RAISE EXCEPTION 'cut off after the broker''s answer'; END $$");
            service.execute(
                    "CREATE TRIGGER crash BEFORE DELETE ON messaging.outbox FOR EACH ROW EXECUTE FUNCTION crash()");
            service.append(List.of(OutgoingMessage.to(topic, key, new Counted(1))));

            List<ConsumerRecord<String, String>> twice = reader.read(2);
            service.execute("DROP TRIGGER crash ON messaging.outbox");

            assertThat(twice)
                    .extracting(record -> TopicReader.header(record, "ce_id"))
                    .as("a duplicate is known by its id")
                    .containsOnly(TopicReader.header(twice.getFirst(), "ce_id"));
            awaitAllSent();
        }
    }

    @Test
    void isWokenByTheCommitAndNeedsNoPoll() {
        try (TestService service = process()
                        .with("relay.poll-interval", "1h")
                        .with("relay.ownership-interval", "1h")
                        .start();
                TopicReader reader = TopicReader.of(BROKER, topic)) {
            await().atMost(TestService.PATIENCE)
                    .until(() -> service.bean(RelayStatus.class).lastSuccess() != null);

            service.count(topic, key, 1, 1);

            assertThat(reader.numbersUntil(key, 1)).isEqualTo(upTo(1));
        }
    }

    @Test
    void findsRowsWhoseWakeUpWasLost() {
        try (TestService relaying =
                        process().with("relay.ownership-interval", "1h").start();
                TestService silent = process().with("relay.enabled", false).start();
                TopicReader reader = TopicReader.of(BROKER, topic)) {
            await().atMost(TestService.PATIENCE)
                    .until(() -> relaying.bean(RelayStatus.class).lastSuccess() != null);

            silent.count(topic, key, 1, 3);

            assertThat(reader.numbersUntil(key, 3)).isEqualTo(upTo(3));
        }
    }

    @Test
    void letsNothingOvertakeARecordThatTheBrokerRefuses() {
        try (TestService service = process().start();
                TopicReader reader = TopicReader.of(BROKER, topic)) {
            Admins admins = new Admins(BROKER);
            admins.set(topic.name(), "max.message.bytes", "2000");

            service.append(List.of(
                    OutgoingMessage.to(topic, key, new Counted(1)),
                    OutgoingMessage.to(topic, key, new Counted(2, incompressible(20_000))),
                    OutgoingMessage.to(topic, key, new Counted(3))));
            await().atMost(TestService.PATIENCE)
                    .until(() -> service.bean(RelayStatus.class).trouble() != null && onlooker.waiting() == 2);
            admins.set(topic.name(), "max.message.bytes", "1000000");

            assertThat(reader.numbersUntil(key, 3)).isEqualTo(upTo(3));
            awaitAllSent();
        }
    }

    @Test
    void finishesItsRoundWhenItsProcessStops() {
        try (TestService service = process().start()) {
            service.count(topic, key, 1, 200);
        }
        long left = onlooker.waiting();

        assertThat(onlooker.owners()).as("stripes are free").isEmpty();
        try (TestService next = process().start();
                TopicReader reader = TopicReader.of(BROKER, topic)) {
            List<ConsumerRecord<String, String>> records =
                    reader.readUntil(all -> TopicReader.numbers(all, key).size() == 200);
            assertThat(TopicReader.numbers(records, key)).isEqualTo(upTo(200));
            assertThat(records).as("%d were left, none was sent twice", left).hasSize(200);
        }
    }

    @Test
    void tellsWhatWaitsAndWhatWasSent() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (TestService silent = process().with("relay.enabled", false).start()) {
            silent.count(topic, key, 1, 7);
        }
        try (TestService service =
                process().bean("meters", MeterRegistry.class, meters).start()) {
            await().atMost(TestService.PATIENCE)
                    .ignoreException(MeterNotFoundException.class)
                    .until(() -> meters.get("stagedoor.outbox.sent").counter().count() == 7);
            assertThat(meters.get("stagedoor.outbox.publish.latency").timer().count())
                    .isEqualTo(7);
            await().atMost(TestService.PATIENCE)
                    .until(() -> meters.get("stagedoor.outbox.backlog").gauge().value() == 0);
            assertThat(meters.get("stagedoor.outbox.stripes").gauge().value()).isEqualTo(Stripes.COUNT);
        }
    }

    private void awaitAllSent() {
        await().atMost(TestService.PATIENCE).until(() -> onlooker.waiting() == 0);
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static String incompressible(int length) {
        return new Random(1)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
