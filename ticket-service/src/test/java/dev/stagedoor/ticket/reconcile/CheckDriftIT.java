package dev.stagedoor.ticket.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.ticket.ServiceUnderTest;
import dev.stagedoor.ticket.pool.LostRace;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

class CheckDriftIT extends ServiceUnderTest {
    private static final String POOLS = "stagedoor.inventory.pools-changed.v1";
    private static final int WRITERS = 2;
    private static final int ROUNDS = 15;

    @Autowired
    private CheckDrift checkDrift;

    @Autowired
    private MeterRegistry metrics;

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private WebTestClient http;

    /** What somebody does to the books behind the service's back; each takes the ticket type. */
    enum Corruption {
        HELD_FEWER("UPDATE pools SET held = held - 1 WHERE id = ? RETURNING 1"),
        HELD_MORE("UPDATE pools SET held = held + 1 WHERE id = ? RETURNING 1"),
        SOLD_FEWER("UPDATE pools SET sold = sold - 1 WHERE id = ? RETURNING 1"),
        SOLD_MORE("UPDATE pools SET sold = sold + 1 WHERE id = ? RETURNING 1"),
        ISSUED_MORE("UPDATE pools SET issued = issued + 1 WHERE id = ? RETURNING 1"),
        TICKET_DELETED(
                "DELETE FROM tickets WHERE id = (SELECT min(id::text)::uuid FROM tickets WHERE ticket_type_id = ?) RETURNING 1"),
        TICKETS_OF_A_BOOKING_DELETED(
                "DELETE FROM tickets WHERE ticket_type_id = ? AND booking_id IS NOT NULL RETURNING 1"),
        TICKET_VOIDED("UPDATE tickets SET state = 'void' WHERE ticket_type_id = ? RETURNING 1"),
        TICKET_ADDED("""
                INSERT INTO tickets (id, event_id, ticket_type_id, state, created_at)
                SELECT gen_random_uuid(), event_id, id, 'ok', now() FROM pools WHERE id = ? RETURNING 1"""),
        RESERVATION_RAISED(
                "UPDATE reservations SET quantity = quantity + 1 WHERE ticket_type_id = ? AND state = 'sold' RETURNING 1"),
        RESERVATION_RELEASED(
                "UPDATE reservations SET state = 'released' WHERE ticket_type_id = ? AND state = 'held' RETURNING 1"),
        RESERVATION_DELETED("DELETE FROM reservations WHERE ticket_type_id = ? AND state = 'sold' RETURNING 1");

        private final String sql;

        Corruption(String sql) {
            this.sql = sql;
        }
    }

    @BeforeEach
    void client() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatWasPlantedInOneCycleAndStopsThatSaleAlone(Corruption corruption) {
        TestEvent event = open(9, 9);
        UUID sold = UUID.randomUUID();
        decide(
                request(sold, 1, event, 2, 1),
                request(UUID.randomUUID(), 1, event, 3, 1),
                confirm(sold, 1, event, 2, 1));
        run(checkDrift.check());
        assertThat(stopped(event)).isZero();
        double before = drift();

        assertThat(rows(corruption.sql, event.type())).isNotEmpty();
        run(checkDrift.check());

        assertThat(drift()).isEqualTo(before + 1);
        assertThat(rows("SELECT id FROM pools WHERE event_id = ? AND suspended_at IS NOT NULL", event.id()))
                .containsExactly(List.of(event.type()));
        assertThat(number("SELECT count(*) FROM pools WHERE suspended_at IS NOT NULL"))
                .isEqualTo((long) gauge("stagedoor.inventory.suspended"));

        UUID refused = UUID.randomUUID();
        UUID both = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        decide(request(refused, 1, event, 1), request(both, 1, event, 1, 1), request(other, 1, event, 0, 1));
        assertThat(answer(refused)).containsExactly("refused", "sale_suspended");
        assertThat(answer(both)).containsExactly("refused", "sale_suspended");
        assertThat(answer(other)).containsExactly("held", null);
    }

    @Test
    void raisesNoFalseAlarmWhileBuyersRace() {
        TestEvent event = open(1_000_000, 40);
        double before = driftAfterACycle();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        AtomicInteger cycles = new AtomicInteger();

        race(WRITERS + 1, contender -> {
            if (contender >= WRITERS) {
                while (writing.get() > 0) {
                    run(checkDrift.check());
                    assertThat(drift()).isEqualTo(before);
                    cycles.incrementAndGet();
                }
                return;
            }
            try {
                buy(event, contender);
            } finally {
                writing.decrementAndGet();
            }
        });

        assertThat(cycles.get()).isPositive();
        assertThat(stopped(event)).isZero();
        assertThat(drifted(event)).isZero();
    }

    /** Requests, sales, releases before and after the sale, and edits of the capacity. */
    private void buy(TestEvent event, int contender) {
        for (int round = 0; round < ROUNDS; round++) {
            UUID kept = UUID.randomUUID();
            UUID given = UUID.randomUUID();
            UUID lapsed = UUID.randomUUID();
            redelivered(() -> decide(
                    request(kept, 1, event, 1), request(given, 1, event, 2, 1), request(lapsed, 1, event, 1, 1)));
            redelivered(() -> decide(confirm(kept, 1, event, 1), release(lapsed, 1, event)));
            if (!answer(given).contains("refused")) {
                redelivered(() -> decide(confirm(given, 1, event, 2, 1)));
                redelivered(() -> decide(release(given, 1, event)));
            }
            if (contender == 0) {
                int edit = round;
                redelivered(() -> follow(event.snapshot(2 + edit, 1_000_000 + edit, 40 + edit % 7)));
            }
        }
    }

    /** As the log does with a batch that has lost every race it was given. */
    private static void redelivered(Runnable work) {
        boolean lost = true;
        while (lost) {
            try {
                work.run();
                lost = false;
            } catch (LostRace e) {
                lost = true;
            }
        }
    }

    @Test
    void staysStoppedUntilAnOperatorResumesWhatIsMended() {
        TestEvent event = open(9);
        decide(request(UUID.randomUUID(), 1, event, 3));
        plant("UPDATE pools SET held = held + 2 WHERE id = ? RETURNING 1", event);
        long version = version(event);
        run(checkDrift.check());
        assertThat(version(event)).isEqualTo(version + 1);
        Message announced = inventory(event, 3, POOLS).getLast();
        assertThat(announced.data().at("/pools/0/suspended").asBoolean()).isTrue();
        http.get()
                .uri("/actuator/drift")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.ticketTypeId == '%s')].stopped.reason".formatted(event.type()))
                .isEqualTo("held 5, reservations held 3")
                .jsonPath("$[?(@.ticketTypeId == '%s')].pool.held".formatted(event.type()))
                .isEqualTo(5)
                .jsonPath("$[?(@.ticketTypeId == '%s')].reserved.held".formatted(event.type()))
                .isEqualTo(3);
        resume(event.type()).expectStatus().isBadRequest();

        plant("UPDATE pools SET held = held - 2, version = version + 1 WHERE id = ? RETURNING 1", event);
        run(checkDrift.check());
        assertThat(stopped(event)).isEqualTo(1);
        resume(event.type()).expectStatus().isOk();

        assertThat(stopped(event)).isZero();
        UUID next = UUID.randomUUID();
        decide(request(next, 1, event, 1));
        assertThat(answer(next)).containsExactly("held", null);
        assertThat(inventory(event, 5, POOLS)
                        .get(3)
                        .data()
                        .at("/pools/0/suspended")
                        .asBoolean())
                .isFalse();
        resume(event.type()).expectStatus().isOk();
        resume(UUID.randomUUID()).expectStatus().isBadRequest();
    }

    @Test
    void namesTheBookingsWhoseTicketsAreMissing() {
        TestEvent event = open(9);
        UUID robbed = UUID.randomUUID();
        UUID whole = UUID.randomUUID();
        decide(
                request(robbed, 1, event, 2),
                request(whole, 1, event, 1),
                confirm(robbed, 1, event, 2),
                confirm(whole, 1, event, 1));
        plant(
                "DELETE FROM tickets WHERE ticket_type_id = ? AND booking_id = '%s' RETURNING 1".formatted(robbed),
                event);

        http.get()
                .uri("/actuator/drift/{type}", event.type())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.bookings.length()")
                .isEqualTo(1)
                .jsonPath("$.bookings[0].bookingId")
                .isEqualTo(robbed.toString())
                .jsonPath("$.bookings[0].seatsSold")
                .isEqualTo(2)
                .jsonPath("$.bookings[0].tickets")
                .isEqualTo(0);
        http.get()
                .uri("/actuator/drift/{type}", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private WebTestClient.ResponseSpec resume(UUID type) {
        return http.post().uri("/actuator/drift/{type}", type).exchange();
    }

    private void plant(String sql, TestEvent event) {
        assertThat(rows(sql, event.type())).isNotEmpty();
    }

    private long version(TestEvent event) {
        return number("SELECT version FROM pools WHERE id = ?", event.type());
    }

    private long stopped(TestEvent event) {
        return number("SELECT count(*) FROM pools WHERE event_id = ? AND suspended_at IS NOT NULL", event.id());
    }

    private List<Object> answer(UUID booking) {
        return rows("SELECT outcome, reason FROM decisions WHERE booking_id = ?", booking)
                .getFirst();
    }

    private double driftAfterACycle() {
        run(checkDrift.check());
        return drift();
    }

    private double drift() {
        return gauge("stagedoor.inventory.drift");
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }
}
