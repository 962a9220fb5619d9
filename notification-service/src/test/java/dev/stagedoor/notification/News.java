package dev.stagedoor.notification;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingReleased.Outcome;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.EventSnapshot.Visibility;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsIssued.IssuedTicket;
import dev.stagedoor.testsupport.TestMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What other services say, about one event, one user and one booking of a test's own. */
final class News {
    final UUID event = UUID.randomUUID();
    final UUID user = UUID.randomUUID();
    final UUID booking = UUID.randomUUID();
    final UUID ticket = UUID.randomUUID();
    final UUID organizer = UUID.randomUUID();

    private final TestMessages messages;

    News(TestMessages messages) {
        this.messages = messages;
    }

    void contact(String username, String email) {
        var _ = messages.send(Topics.CONTACTS, user, new ContactChanged(user, username, email, false));
    }

    void published(String name) {
        var _ = messages.send(Topics.CATALOGUE, event, new EventPublished(event, snapshot(1, name)));
    }

    void changed(long revision, String name) {
        var _ = messages.send(Topics.CATALOGUE, event, new EventChanged(event, snapshot(revision, name)));
    }

    void issued() {
        issued(UUID.randomUUID());
    }

    void issued(UUID messageId) {
        issued(messageId, booking, user);
    }

    void issued(Instant at) {
        issued(UUID.randomUUID(), booking, user, at);
    }

    void issued(UUID messageId, @Nullable UUID ofBooking, @Nullable UUID toUser) {
        issued(messageId, ofBooking, toUser, Instant.now());
    }

    private void issued(UUID messageId, @Nullable UUID ofBooking, @Nullable UUID toUser, Instant at) {
        messages.send(
                Topics.TICKETS,
                event,
                messageId,
                new TicketsIssued(ofBooking, event, toUser, List.of(new IssuedTicket(ticket, UUID.randomUUID())), at));
    }

    void released(Outcome outcome, String reason, @Nullable Money refund) {
        var _ = messages.send(
                Topics.BOOKINGS,
                event,
                new BookingReleased(booking, event, user, 1, outcome, reason, refund, Instant.now()));
    }

    /** What account-service's relay sends for an erased account: headers, the key, and no data. */
    void erased(String bootstrapServers) {
        ProducerRecord<String, byte[]> erasure = new ProducerRecord<>(Topics.CONTACTS.name(), user.toString(), null);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/stagedoor/test",
                        "ce_type",
                        "stagedoor.erased.v1",
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        user.toString())
                .forEach((name, value) -> erasure.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            var _ = producer.send(erasure).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("could not erase " + user, e);
        }
    }

    private EventSnapshot snapshot(long revision, String name) {
        return new EventSnapshot(
                event,
                revision,
                organizer,
                name,
                null,
                null,
                "Town Hall",
                false,
                "Europe/Berlin",
                Instant.parse("2026-12-18T18:30:00Z"),
                Instant.parse("2026-12-18T21:00:00Z"),
                Visibility.PUBLIC,
                null,
                0,
                List.of(),
                null,
                null);
    }
}
