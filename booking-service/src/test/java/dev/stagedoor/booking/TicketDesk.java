package dev.stagedoor.booking;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.SeatsHeld;
import dev.stagedoor.contracts.inventory.SeatsRefused;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsIssued.IssuedTicket;
import dev.stagedoor.testsupport.TestMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays ticket-service: reads the log of bookings and answers as a test tells it to for an event. */
final class TicketDesk implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<UUID, Manner> manners = new ConcurrentHashMap<>();
    private final Map<UUID, List<Entry>> log = new ConcurrentHashMap<>();
    private final Map<UUID, List<UUID>> requests = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final TestMessages messages;
    private final Thread thread;

    /** How requests for an event are answered. */
    enum Manner {
        HOLD,
        HOLD_TWICE,
        REFUSE,
        SAY_NOTHING
    }

    /** A message of the log. */
    record Entry(String type, JsonNode data) {
        int attempt() {
            return data.path("attempt").asInt();
        }
    }

    TicketDesk(String bootstrapServers) {
        this.messages = new TestMessages(bootstrapServers);
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "ticket-desk-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        // The service makes the topic; the desk looks for it until it is there.
                        "allow.auto.create.topics",
                        "false",
                        "metadata.max.age.ms",
                        "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().daemon().name("ticket-desk").start(() -> serve(consumer));
    }

    /** For an event, or for bookings that begin with a ticket type. */
    void answer(UUID eventOrType, Manner manner) {
        manners.put(eventOrType, manner);
    }

    TestMessages messages() {
        return messages;
    }

    /** What the log says of a booking so far. */
    List<Entry> of(UUID bookingId) {
        return List.copyOf(log.getOrDefault(bookingId, List.of()));
    }

    /** Who asked for seats of an event, in the order of the log. */
    List<UUID> requested(UUID eventId) {
        return List.copyOf(requests.getOrDefault(eventId, List.of()));
    }

    private void serve(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            consumer.subscribe(List.of(Topics.BOOKINGS.name()));
            while (!closed.get()) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(50))) {
                    take(message);
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        Entry entry = new Entry(type, JSON.readTree(message.value()));
        UUID booking = UUID.fromString(entry.data().path("bookingId").asString());
        UUID event = UUID.fromString(message.key());
        // Chosen before the test can see the entry: what it saw is answered in the manner of then.
        String firstType =
                entry.data().path("items").path(0).path("ticketTypeId").asString("");
        Manner ofEvent = manners.getOrDefault(event, Manner.SAY_NOTHING);
        Manner manner = firstType.isEmpty() ? ofEvent : manners.getOrDefault(UUID.fromString(firstType), ofEvent);
        log.computeIfAbsent(booking, _ -> new CopyOnWriteArrayList<>()).add(entry);
        if (type.contains("requested")) {
            requests.computeIfAbsent(event, _ -> new CopyOnWriteArrayList<>()).add(booking);
            decide(manner, booking, event, entry.attempt());
        } else if (type.contains("confirmed") && manner != Manner.SAY_NOTHING) {
            issue(booking, event, entry.data());
        }
    }

    private void decide(Manner manner, UUID booking, UUID event, int attempt) {
        switch (manner) {
            case HOLD -> hold(booking, event, attempt);
            case HOLD_TWICE -> {
                hold(booking, event, attempt);
                hold(booking, event, attempt);
            }
            case REFUSE -> refuse(booking, event, attempt);
            case SAY_NOTHING -> {}
        }
    }

    void hold(UUID booking, UUID event, int attempt) {
        var _ = messages.send(Topics.INVENTORY, event, new SeatsHeld(booking, event, attempt, Instant.now()));
    }

    void refuse(UUID booking, UUID event, int attempt) {
        var _ = messages.send(
                Topics.INVENTORY, event, new SeatsRefused(booking, event, attempt, "seats_unavailable", Instant.now()));
    }

    private void issue(UUID booking, UUID event, JsonNode confirmed) {
        List<IssuedTicket> tickets = new ArrayList<>();
        for (JsonNode item : confirmed.path("items")) {
            UUID type = UUID.fromString(item.path("ticketTypeId").asString());
            for (int n = 0; n < item.path("quantity").asInt(); n++) {
                tickets.add(new IssuedTicket(UUID.randomUUID(), type));
            }
        }
        UUID user = UUID.fromString(confirmed.path("userId").asString());
        var _ = messages.send(Topics.TICKETS, event, new TicketsIssued(booking, event, user, tickets, Instant.now()));
    }

    @Override
    public void close() throws InterruptedException {
        closed.set(true);
        thread.join(Duration.ofSeconds(10));
        messages.close();
    }
}
