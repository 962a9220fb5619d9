package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** One trace from the client's request through the gateway, two services and the log between them. */
class TraceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform = SharedPlatform.get();
    private final People people = new People(GatewayClient.of(platform.gateway()));

    @Test
    void aTicketBearsTheTraceOfTheRequestThatBookedIt() {
        var show = people.show(people.organizer(), 1, 0);
        String trace = UUID.randomUUID().toString().replace("-", "");
        var booking = people.attendee()
                .client()
                .post("/api/bookings", show.bookingOf(1), "traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .expect(201)
                .body();
        assertThat(traceparentOfTickets(booking.get("id").asString())).contains(trace);
    }

    private String traceparentOfTickets(String booking) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                platform.broker().bootstrapServers(),
                "group.id",
                "trace-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.TICKETS.name()));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.value().contains(booking)) {
                        return new String(
                                message.headers().lastHeader("traceparent").value(), StandardCharsets.US_ASCII);
                    }
                }
            }
            throw new AssertionError("no tickets of " + booking);
        }
    }
}
