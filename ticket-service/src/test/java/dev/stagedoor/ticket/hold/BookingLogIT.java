package dev.stagedoor.ticket.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.ticket.ServiceUnderTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the booking log to the answers, through Kafka both ways. */
class BookingLogIT extends ServiceUnderTest {
    private static final String HELD = "stagedoor.inventory.seats-held.v1";
    private static final String REFUSED = "stagedoor.inventory.seats-refused.v1";
    private static final String POOLS = "stagedoor.inventory.pools-changed.v1";
    private static final String ISSUED = "stagedoor.ticket.issued.v1";
    private static final String VOIDED = "stagedoor.ticket.voided.v1";
    private static final Topic DEAD_LETTERS =
            new Topic(Topics.BOOKINGS.name() + ".ticket-service.dlt", Topic.Retention.FOREVER);

    @Test
    void givesAHundredSeatsToTheFirstHundredOfFiveHundredInTheLog() {
        TestEvent event = published(100);
        List<UUID> bookings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            UUID booking = UUID.randomUUID();
            bookings.add(booking);
            messages.send(Topics.BOOKINGS, event.id(), booking, request(booking, 1, event, 1));
        }

        List<UUID> refused = bookings(inventory(event, 400, REFUSED));
        List<UUID> held = bookings(inventory(event, 100, HELD));

        assertThat(held).containsExactlyElementsOf(bookings.subList(0, 100));
        assertThat(refused).containsExactlyElementsOf(bookings.subList(100, 500));
        assertThat(pool(event.type())).containsExactly(100, 100, 0);
        assertThat(drifted(event)).isZero();
        Message last = messages.await(
                        Topics.INVENTORY,
                        1,
                        m -> m.key().equals(event.id())
                                && m.type().equals(POOLS)
                                && m.data().at("/pools/0/available").asInt() == 0,
                        PATIENCE)
                .getFirst();
        assertThat(last.data().at("/pools/0/held").asInt()).isEqualTo(100);
    }

    @Test
    void answersADuplicateOnceAndAnotherRequestForTheSameAttemptTheSame() {
        TestEvent event = published(5);
        UUID booking = UUID.randomUUID();
        UUID message = messages.send(Topics.BOOKINGS, event.id(), request(booking, 1, event, 2));
        messages.send(Topics.BOOKINGS, event.id(), message, request(booking, 1, event, 2));
        messages.send(Topics.BOOKINGS, event.id(), UUID.randomUUID(), request(booking, 1, event, 2));
        UUID marker = UUID.randomUUID();
        messages.send(Topics.BOOKINGS, event.id(), UUID.randomUUID(), request(marker, 1, event, 1));

        assertThat(bookings(inventory(event, 3, HELD))).containsExactly(booking, booking, marker);
        assertThat(pool(event.type())).containsExactly(5, 3, 0);
    }

    @Test
    void refusesATicketTypeThatTheEventDoesNotHave() {
        TestEvent event = published(5);
        TestEvent other = newEvent(1);
        UUID booking = UUID.randomUUID();
        messages.send(
                Topics.BOOKINGS,
                event.id(),
                UUID.randomUUID(),
                request(booking, 1, new TestEvent(event.id(), event.organizer(), other.types()), 1));

        Message refused = inventory(event, 1, REFUSED).getFirst();
        assertThat(refused.data().get("reason").asString()).isEqualTo("unknown_ticket_type");
        assertThat(refused.data().get("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void issuesATicketForEachSeatSoldAndVoidsThemWithTheRelease() {
        TestEvent event = published(5, 5);
        UUID booking = UUID.randomUUID();
        send(event, request(booking, 1, event, 1, 2), confirm(booking, 1, event, 1, 2));

        Message issued = tickets(event, 1, ISSUED).getFirst();
        assertThat(issued.data().get("bookingId").asString()).isEqualTo(booking.toString());
        assertThat(issued.data().get("userId").asString()).isEqualTo(booking.toString());
        Set<String> ids = new HashSet<>();
        issued.data().get("tickets").forEach(ticket -> ids.add(ticket.get("id").asString()));
        assertThat(ids).hasSize(3);

        send(event, release(booking, 1, event));
        Set<String> voided = new HashSet<>();
        tickets(event, 1, VOIDED).getFirst().data().get("ticketIds").forEach(id -> voided.add(id.asString()));
        assertThat(voided).isEqualTo(ids);
        assertThat(pool(event.type())).containsExactly(5, 0, 0);
    }

    @Test
    void putsALateConfirmationAsideAndGoesOn() {
        TestEvent event = published(5);
        UUID late = UUID.randomUUID();
        UUID next = UUID.randomUUID();
        send(event, request(late, 1, event, 1), release(late, 1, event));
        UUID poison = messages.send(Topics.BOOKINGS, event.id(), confirm(late, 1, event, 1));
        send(event, request(next, 1, event, 5));

        assertThat(bookings(inventory(event, 2, HELD))).containsExactly(late, next);
        assertThat(messages.await(DEAD_LETTERS, 1, m -> m.id().equals(poison), PATIENCE))
                .hasSize(1);
        assertThat(pool(event.type())).containsExactly(5, 5, 0);
        assertThat(ticketsOf(late)).isEmpty();
    }

    private TestEvent published(int... capacities) {
        TestEvent event = newEvent(capacities.length);
        messages.send(
                Topics.CATALOGUE,
                event.id(),
                UUID.randomUUID(),
                new EventPublished(event.id(), event.snapshot(1, capacities)));
        assertThat(inventory(event, 1, POOLS)).hasSize(1);
        return event;
    }

    private static void send(TestEvent event, Record... steps) {
        for (Record step : steps) {
            messages.send(Topics.BOOKINGS, event.id(), UUID.randomUUID(), step);
        }
    }

    private static List<UUID> bookings(List<Message> answers) {
        return answers.stream()
                .map(answer -> UUID.fromString(answer.data().get("bookingId").asString()))
                .toList();
    }
}
