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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other services say, about one event, one user and one booking of a test's own. */
final class News {
    final UUID event = UUID.randomUUID();
    final UUID user = UUID.randomUUID();
    final UUID booking = UUID.randomUUID();
    final UUID ticket = UUID.randomUUID();

    private final TestMessages messages;

    News(TestMessages messages) {
        this.messages = messages;
    }

    void contact(String username, String email) {
        var _ = messages.send(Topics.CONTACTS, user, new ContactChanged(user, username, email));
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

    void issued(UUID messageId, @Nullable UUID ofBooking, @Nullable UUID toUser) {
        messages.send(
                Topics.TICKETS,
                event,
                messageId,
                new TicketsIssued(
                        ofBooking, event, toUser, List.of(new IssuedTicket(ticket, UUID.randomUUID())), Instant.now()));
    }

    void released(Outcome outcome, String reason, @Nullable Money refund) {
        var _ = messages.send(
                Topics.BOOKINGS,
                event,
                new BookingReleased(booking, event, user, 1, outcome, reason, refund, Instant.now()));
    }

    private EventSnapshot snapshot(long revision, String name) {
        return new EventSnapshot(
                event,
                revision,
                UUID.randomUUID(),
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
                List.of());
    }
}
