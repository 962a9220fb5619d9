package dev.stagedoor.ticket.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.ticket.ServiceUnderTest;
import dev.stagedoor.ticket.hold.model.ImpossibleStep;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Batches as two replicas may get them: twice, at once, interleaved. */
class DecideBookingsIT extends ServiceUnderTest {
    @Autowired
    private MeterRegistry metrics;

    @Test
    void storesEveryStepOfABookingsLife() {
        TestEvent event = open(5, 5);
        UUID booking = UUID.randomUUID();

        decide(request(booking, 1, event, 2, 1));
        assertThat(pool(event.types().get(0))).containsExactly(5, 2, 0);
        assertThat(pool(event.types().get(1))).containsExactly(5, 1, 0);

        decide(confirm(booking, 1, event, 2, 1));
        assertThat(pool(event.types().get(0))).containsExactly(5, 0, 2);
        assertThat(ticketsOf(booking))
                .hasSize(3)
                .allSatisfy(id -> assertThat(id.version()).isEqualTo(4));

        decide(release(booking, 1, event));
        assertThat(pool(event.types().get(0))).containsExactly(5, 0, 0);
        assertThat(rows("SELECT DISTINCT state FROM tickets WHERE booking_id = ?", booking))
                .containsExactly(List.of("void"));
        assertThat(counts(event)).containsExactly(0L, 0L, 3L);
        assertThat(drifted(event)).isZero();
    }

    @Test
    void decidesAWholeLifeWithinOneBatch() {
        TestEvent event = open(5);
        UUID booking = UUID.randomUUID();

        decide(
                request(booking, 1, event, 2),
                confirm(booking, 1, event, 2),
                release(booking, 1, event),
                request(booking, 2, event, 1),
                confirm(booking, 2, event, 1));

        assertThat(pool(event.type())).containsExactly(5, 0, 1);
        assertThat(counts(event)).containsExactly(1L, 0L, 2L);
        assertThat(rows("SELECT state FROM tickets WHERE booking_id = ? AND attempt = 2", booking))
                .containsExactly(List.of("ok"));
        assertThat(drifted(event)).isZero();
    }

    @Test
    void changesNothingWhenABatchIsDeliveredAgainAfterACrash() {
        TestEvent event = open(3);
        List<IncomingMessage<BookingMessage>> batch = requests(event, 5);

        run(decideBookings.decide(batch));
        run(decideBookings.decide(batch));

        assertThat(pool(event.type())).containsExactly(3, 3, 0);
        assertThat(number("SELECT version FROM pools WHERE id = ?", event.type()))
                .isEqualTo(2);
        assertThat(decisions(event)).isEqualTo(5);
    }

    @Test
    void changesNothingWhenTheWholeLogComesAgainUnderNewIds() {
        TestEvent event = open(4);
        List<BookingMessage> log = new ArrayList<>();
        List<UUID> bookings = ids(6);
        bookings.forEach(booking -> log.add(request(booking, 1, event, 1)));
        log.add(confirm(bookings.get(0), 1, event, 1));
        log.add(confirm(bookings.get(1), 1, event, 1));
        log.add(release(bookings.get(1), 1, event));
        log.add(release(bookings.get(5), 1, event));
        decide(log);
        List<Object> before = pool(event.type());

        decide(log);

        assertThat(pool(event.type())).isEqualTo(before).containsExactly(4, 2, 1);
        assertThat(ticketsOf(bookings.get(0))).hasSize(1);
        assertThat(drifted(event)).isZero();
    }

    @Test
    void decidesABatchOnceThoughTwoReplicasHaveItAtOnce() {
        for (int round = 0; round < 5; round++) {
            TestEvent event = open(30);
            List<IncomingMessage<BookingMessage>> batch = requests(event, 50);

            race(2, _ -> run(decideBookings.decide(batch)));

            assertThat(pool(event.type())).containsExactly(30, 30, 0);
            assertThat(decisions(event)).isEqualTo(50);
            assertThat(drifted(event)).isZero();
        }
    }

    @Test
    void decidesAnAttemptOnceThoughTwoReplicasGetItUnderTwoIds() {
        for (int round = 0; round < 5; round++) {
            TestEvent event = open(30);
            List<BookingMessage> requests = ids(50).stream()
                    .<BookingMessage>map(id -> request(id, 1, event, 1))
                    .toList();

            race(2, _ -> decide(requests));

            assertThat(pool(event.type())).containsExactly(30, 30, 0);
            assertThat(decisions(event)).isEqualTo(50);
            assertThat(drifted(event)).isZero();
        }
    }

    @Test
    void makesTheLaterOfTwoWritersRollBackAndDecideAnew() {
        double conflictsBefore = conflicts();
        List<TestEvent> events =
                IntStream.range(0, 3).mapToObj(_ -> open(60, 40)).toList();

        // Each batch is about all events, in another order: nothing but the fence and the order of locks keeps them
        // apart.
        race(4, writer -> {
            Random random = new Random(writer);
            for (int batch = 0; batch < 12; batch++) {
                List<BookingMessage> steps = new ArrayList<>();
                for (TestEvent event : events) {
                    for (int i = 0; i < 4; i++) {
                        steps.add(request(UUID.randomUUID(), 1, event, random.nextInt(1, 3), random.nextInt(2)));
                    }
                }
                Collections.shuffle(steps, random);
                decide(steps);
            }
        });

        for (TestEvent event : events) {
            assertThat(drifted(event)).isZero();
            assertThat(decisions(event)).isEqualTo(4 * 12 * 4);
            assertThat(number("SELECT capacity - held FROM pools WHERE id = ?", event.type()))
                    .isBetween(0L, 1L);
        }
        assertThat(conflicts()).isGreaterThan(conflictsBefore);
    }

    @Test
    void keepsTotalsExactWhileTheOrganizerEditsTheCapacity() {
        TestEvent event = open(50);

        race(2, writer -> {
            for (int i = 1; i <= 20; i++) {
                if (writer == 0) {
                    follow(event.snapshot(1 + i, i % 2 == 0 ? 20 : 80));
                } else {
                    decide(request(UUID.randomUUID(), 1, event, 3), request(UUID.randomUUID(), 1, event, 1));
                }
            }
        });

        List<Object> pool = pool(event.type());
        int capacity = (int) pool.get(0);
        int held = (int) pool.get(1);
        assertThat(capacity).isEqualTo(Math.max(20, held));
        assertThat(held).isGreaterThanOrEqualTo(20);
        assertThat(drifted(event)).isZero();
    }

    @Test
    void storesNothingOfABatchWithAnImpossibleStep() {
        TestEvent event = open(5);

        assertThatThrownBy(
                        () -> decide(request(UUID.randomUUID(), 1, event, 1), confirm(UUID.randomUUID(), 1, event, 1)))
                .isInstanceOf(ImpossibleStep.class)
                .hasMessageContaining("nothing was ever requested");

        assertThat(pool(event.type())).containsExactly(5, 0, 0);
        assertThat(decisions(event)).isZero();
    }

    @Test
    void refusesToOversellEvenToSomebodyWhoWritesSql() {
        TestEvent event = open(5);
        decide(request(UUID.randomUUID(), 1, event, 4));

        for (String update : List.of("held = 6", "sold = 2", "held = -1", "sold = -1", "capacity = 3")) {
            assertThatThrownBy(() -> rows("UPDATE pools SET " + update + " WHERE id = ? RETURNING id", event.type()))
                    .as(update)
                    .hasMessageStartingWith("23514");
        }
        assertThat(pool(event.type())).containsExactly(5, 4, 0);
    }

    @Test
    void releasesEveryAttemptOfABooking() {
        TestEvent event = open(5);
        UUID booking = UUID.randomUUID();
        decide(request(booking, 1, event, 1), request(booking, 2, event, 2));

        decide(release(booking, 2, event));

        assertThat(pool(event.type())).containsExactly(5, 0, 0);
        assertThat(drifted(event)).isZero();
    }

    private static List<IncomingMessage<BookingMessage>> requests(TestEvent event, int count) {
        return ids(count).stream().map(id -> incoming(request(id, 1, event, 1))).toList();
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private List<Object> counts(TestEvent event) {
        return rows("SELECT ok, redeemed, void FROM ticket_counts WHERE event_id = ?", event.id())
                .getFirst();
    }

    private long decisions(TestEvent event) {
        return number("SELECT count(*) FROM decisions WHERE event_id = ?", event.id());
    }

    private double conflicts() {
        return metrics.counter("stagedoor.inventory.fence.conflicts").count();
    }
}
