package dev.stagedoor.benchmarks.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.contracts.MessageType;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Tells of fewer and fewer seats, as ticket-service would. */
final class Sale implements AutoCloseable {
    private static final int SEATS = 10_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<String, byte[]> producer;
    private final UUID event;
    private final UUID type;
    private int sold;

    Sale(String kafka, List<String> ids) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 0), new StringSerializer(), new ByteArraySerializer());
        this.event = UUID.fromString(ids.getFirst());
        this.type = UUID.fromString(ids.getLast());
    }

    /** One more is sold; {@link #words} are those of the new state from now on. */
    Future<RecordMetadata> sell() {
        sold++;
        var pool = new Pool(type, SEATS, 0, sold, SEATS - sold, 0, 1000L + sold, false);
        PoolsChanged changed =
                new PoolsChanged(event, List.of(pool), Clock.systemUTC().instant());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topics.INVENTORY.name(), event.toString(), JSON.writeValueAsBytes(changed));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/stagedoor/benchmark",
                        "ce_type",
                                PoolsChanged.class
                                        .getAnnotation(MessageType.class)
                                        .value(),
                        "ce_time", changed.asOf().toString(),
                        "ce_subject", event.toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return producer.send(message);
    }

    /** What a stream says once it has caught up. */
    String words() {
        return "\"quantitySold\":" + sold + ",";
    }

    /** The same after the next sale. */
    String nextWords() {
        return "\"quantitySold\":" + (sold + 1) + ",";
    }

    @Override
    public void close() {
        producer.close();
    }
}
