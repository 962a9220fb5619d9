package dev.stagedoor.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingRequested;
import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.StagedoorIT;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestMessages;
import dev.stagedoor.ticket.hold.DecideBookings;
import dev.stagedoor.ticket.pool.FollowCatalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** The whole service on real PostgreSQL and Kafka, started once for all classes that extend this one. */
@StagedoorIT(service = "ticket-service", database = "ticket", classes = TicketServiceApplication.class)
public abstract class ServiceUnderTest {
    protected static final Duration PATIENCE = Duration.ofSeconds(60);
    protected static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Money PRICE = new Money(2_500, "EUR");

    @SuppressWarnings("NullAway.Init")
    protected static TestMessages messages;

    @Autowired
    protected Database database;

    @Autowired
    protected DecideBookings decideBookings;

    @Autowired
    protected FollowCatalogue followCatalogue;

    @BeforeAll
    static void connect() {
        messages = new TestMessages(TestInfra.bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        messages.close();
    }

    /** An event with pools of these capacities. */
    public record TestEvent(UUID id, UUID organizer, List<UUID> types) {
        public UUID type() {
            return types.getFirst();
        }

        public EventSnapshot snapshot(long revision, int... capacities) {
            List<TicketTypeSnapshot> snapshots = new ArrayList<>();
            for (int i = 0; i < capacities.length; i++) {
                snapshots.add(
                        new TicketTypeSnapshot(types.get(i), "Stalls", PRICE, capacities[i], null, null, 10, 0, null));
            }
            return new EventSnapshot(
                    id,
                    revision,
                    organizer,
                    "Hamlet",
                    null,
                    null,
                    null,
                    false,
                    "Europe/Berlin",
                    AT,
                    AT.plusSeconds(7_200),
                    EventSnapshot.Visibility.PUBLIC,
                    null,
                    0,
                    snapshots,
                    null,
                    null);
        }
    }

    protected static TestEvent newEvent(int types) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < types; i++) {
            ids.add(UUID.randomUUID());
        }
        return new TestEvent(UUID.randomUUID(), UUID.randomUUID(), ids);
    }

    /** Opens pools through the use case: no waiting. */
    protected TestEvent open(int... capacities) {
        TestEvent event = newEvent(capacities.length);
        follow(event.snapshot(1, capacities));
        return event;
    }

    protected void follow(EventSnapshot snapshot) {
        follow(new EventChanged(snapshot.id(), snapshot));
    }

    /** Calls an event off, in its revision 1000. */
    protected void cancel(TestEvent event, int... capacities) {
        follow(new EventCancelled(event.id(), event.snapshot(1_000, capacities), null, AT));
    }

    private void follow(CatalogueMessage message) {
        run(followCatalogue.follow(
                List.of(new IncomingMessage<>(UUID.randomUUID(), message.eventId(), AT, message, null))));
    }

    protected void decide(List<BookingMessage> batch) {
        run(decideBookings.decide(batch.stream().map(ServiceUnderTest::incoming).toList()));
    }

    protected void decide(BookingMessage... batch) {
        decide(Arrays.asList(batch));
    }

    protected static IncomingMessage<BookingMessage> incoming(BookingMessage message) {
        return new IncomingMessage<>(UUID.randomUUID(), message.eventId(), AT, message, null);
    }

    protected static void run(Mono<Void> work) {
        // Nothing comes out of it but its completion or its failure.
        assertThat(work.blockOptional(PATIENCE)).isEmpty();
    }

    /** Lets contenders loose at one moment and waits for them. */
    protected static void race(int contenders, IntConsumer contender) {
        assertThat(Race.run(contenders, number -> {
                    contender.accept(number);
                    return number;
                }))
                .hasSize(contenders);
    }

    protected static BookingRequested request(UUID booking, int attempt, TestEvent event, int... quantities) {
        return new BookingRequested(booking, event.id(), booking, attempt, items(event, quantities), AT);
    }

    protected static BookingConfirmed confirm(UUID booking, int attempt, TestEvent event, int... quantities) {
        return new BookingConfirmed(booking, event.id(), booking, attempt, items(event, quantities), PRICE, AT);
    }

    protected static BookingReleased release(UUID booking, int attempt, TestEvent event) {
        return new BookingReleased(
                booking,
                event.id(),
                booking,
                attempt,
                BookingReleased.Outcome.CANCELLED,
                "cancelled_by_attendee",
                null,
                AT);
    }

    private static List<BookedItem> items(TestEvent event, int... quantities) {
        List<BookedItem> items = new ArrayList<>();
        for (int i = 0; i < quantities.length; i++) {
            if (quantities[i] != 0) {
                items.add(new BookedItem(event.types().get(i), quantities[i], PRICE));
            }
        }
        return items;
    }

    protected static List<TestMessages.Message> inventory(TestEvent event, int count, String type) {
        return messages.await(
                Topics.INVENTORY,
                count,
                m -> m.key().equals(event.id()) && m.type().equals(type),
                PATIENCE);
    }

    protected static List<TestMessages.Message> tickets(TestEvent event, int count, String type) {
        return messages.await(
                Topics.TICKETS,
                count,
                m -> m.key().equals(event.id()) && m.type().equals(type),
                PATIENCE);
    }

    /** Ids of the tickets of a booking. */
    protected List<UUID> ticketsOf(UUID booking) {
        return rows("SELECT id FROM tickets WHERE booking_id = ? ORDER BY id", booking).stream()
                .map(row -> (UUID) row.getFirst())
                .toList();
    }

    /** The counters of a pool: capacity, held, sold. */
    protected List<Object> pool(UUID type) {
        return rows("SELECT capacity, held, sold FROM pools WHERE id = ?", type).getFirst();
    }

    /** Pools of the event whose counters are not what the reservations and tickets add up to. */
    protected long drifted(TestEvent event) {
        return number("""
                SELECT count(*) FROM pools p, LATERAL (
                    SELECT COALESCE(sum(quantity) FILTER (WHERE state = 'held'), 0) AS held,
                           COALESCE(sum(quantity) FILTER (WHERE state = 'sold'), 0) AS sold
                    FROM reservations WHERE ticket_type_id = p.id
                ) r, LATERAL (
                    SELECT count(*) AS valid, count(*) FILTER (WHERE booking_id IS NULL) AS issued
                    FROM tickets WHERE ticket_type_id = p.id AND state <> 'void'
                ) t
                WHERE p.event_id = ?
                    AND (p.held <> r.held OR p.sold <> r.sold + t.issued OR p.issued <> t.issued OR p.sold <> t.valid)""", event.id());
    }

    protected long number(String sql, Object... values) {
        return ((Number) rows(sql, values).getFirst().getFirst()).longValue();
    }

    protected List<List<Object>> rows(String sql, Object... values) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<List<Object>> rows = new ArrayList<>();
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getSQLState() + " " + e.getMessage(), e);
        }
    }
}
