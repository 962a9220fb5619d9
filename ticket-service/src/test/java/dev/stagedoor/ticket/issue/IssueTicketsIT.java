package dev.stagedoor.ticket.issue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.ticket.Edited;
import dev.stagedoor.ticket.ServiceUnderTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bearer tickets beside the deciders, in whatever interruptions. */
class IssueTicketsIT extends ServiceUnderTest {
    private static final String ISSUED = "stagedoor.ticket.issued.v1";
    private static final String VOIDED = "stagedoor.ticket.voided.v1";

    @Autowired
    private IssueTickets issueTickets;

    @Autowired
    private FinishPools finishPools;

    @Autowired
    private IssueProperties limits;

    @Test
    void issuesTheInitialTicketsOfAPoolInChunks() {
        int initial = 2 * limits.chunk() + 1;
        TestEvent event = newEvent(2);
        follow(new Edited(event.snapshot(1, 7, 0)).initialTickets(initial).snapshot());

        finishAll(event);

        assertThat(pool(event.types().get(0))).containsExactly(initial + 7, 0, initial);
        assertThat(pool(event.types().get(1))).containsExactly(initial, 0, initial);
        assertThat(drifted(event)).isZero();
        assertThat(counts(event)).containsExactly(2L * initial, 0L, 0L);
        int messages = 2 * Math.ceilDiv(initial, limits.perMessage());
        assertThat(tickets(event, messages, ISSUED))
                .allSatisfy(message -> {
                    assertThat(message.data().get("bookingId").isNull()).isTrue();
                    assertThat(message.data().get("tickets").size()).isBetween(1, limits.perMessage());
                })
                .extracting(message -> message.data().get("tickets").size())
                .satisfies(sizes ->
                        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(2 * initial));
        List<Message> pools = inventory(event, 1 + 2 * 3, "stagedoor.inventory.pools-changed.v1");
        assertThat(pools.getLast().data().at("/pools/0/issued").asInt()).isEqualTo(initial);
    }

    @Test
    void issuesThemOnceHoweverOftenThePoolIsAnnounced() {
        TestEvent event = newEvent(1);
        follow(new Edited(event.snapshot(1, 7)).initialTickets(3).snapshot());
        finishAll(event);
        follow(new Edited(event.snapshot(2, 9)).initialTickets(5).snapshot());
        finishAll(event);

        assertThat(pool(event.type())).containsExactly(12, 0, 3);
        assertThat(drifted(event)).isZero();
    }

    @Test
    void doesNothingTwiceThoughSeveralReplicasFinishPools() {
        TestEvent event = newEvent(1);
        int initial = 3 * limits.chunk();
        follow(new Edited(event.snapshot(1, 0)).initialTickets(initial).snapshot());

        race(4, _ -> run(finishPools.finish()));
        finishAll(event);

        assertThat(pool(event.type())).containsExactly(initial, 0, initial);
        assertThat(drifted(event)).isZero();
    }

    @Test
    void addsTicketsWhileSeatsAreHeldAndNeitherLosesAny() {
        TestEvent event = open(100);
        AtomicInteger issued = new AtomicInteger();

        race(2, writer -> {
            for (int i = 0; i < 20; i++) {
                if (writer == 0) {
                    assertThat(issue(event, 3, null)).isInstanceOf(Issued.Done.class);
                    issued.addAndGet(3);
                } else {
                    UUID booking = UUID.randomUUID();
                    decide(request(booking, 1, event, 7), request(UUID.randomUUID(), 1, event, 1));
                    if (i % 2 == 0) {
                        decide(release(booking, 1, event));
                    }
                }
            }
        });

        List<Object> pool = pool(event.type());
        assertThat(pool.get(0)).isEqualTo(160);
        assertThat(pool.get(2)).isEqualTo(60).isEqualTo(issued.get());
        assertThat((int) pool.get(1)).isBetween(20, 100);
        assertThat(drifted(event)).isZero();
    }

    @Test
    void neverSellsTheSeatsOfBearerTickets() {
        TestEvent event = open(2);
        assertThat(issue(event, 5, null)).isInstanceOf(Issued.Done.class);

        decide(request(UUID.randomUUID(), 1, event, 3), request(UUID.randomUUID(), 1, event, 2));
        assertThat(pool(event.type())).containsExactly(7, 2, 5);

        follow(event.snapshot(2, 1));
        assertThat(pool(event.type())).containsExactly(7, 2, 5);
        assertThat(drifted(event)).isZero();
    }

    @Test
    void answersARepeatedKeyAlikeAndIssuesOnce() {
        TestEvent event = open(0);
        String key = UUID.randomUUID().toString();

        race(5, _ -> assertThat(issue(event, 4, key)).isEqualTo(done(event, 4, 4)));

        assertThat(issue(event, 1, null)).isEqualTo(done(event, 1, 5));
        assertThat(issue(event, 4, key)).isEqualTo(done(event, 4, 4));
        assertThat(issue(event, 5, key)).isInstanceOf(Issued.KeyReused.class);
        assertThat(pool(event.type())).containsExactly(5, 0, 5);
    }

    @Test
    void endsTheTicketsOfACancelledEvent() {
        int initial = limits.chunk() + 1;
        TestEvent event = newEvent(1);
        follow(new Edited(event.snapshot(1, 10)).initialTickets(initial).snapshot());
        finishAll(event);
        UUID booking = UUID.randomUUID();
        decide(request(booking, 1, event, 2), request(UUID.randomUUID(), 1, event, 3), confirm(booking, 1, event, 2));

        cancel(event, 10);
        finishAll(event);

        assertThat(pool(event.type())).containsExactly(5, 3, 2);
        assertThat(counts(event)).containsExactly(2L, 0L, (long) initial);
        assertThat(drifted(event)).isZero();
        assertThat(tickets(event, Math.ceilDiv(initial, limits.perMessage()), VOIDED))
                .extracting(message -> message.data().get("ticketIds").size())
                .satisfies(sizes ->
                        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(initial));
        assertThat(issue(event, 1, null)).isInstanceOf(Issued.Refused.class);

        UUID late = UUID.randomUUID();
        decide(request(late, 1, event, 1), release(booking, 1, event));
        follow(event.snapshot(1_001, 10));
        assertThat(pool(event.type())).containsExactly(3, 3, 0);
        assertThat(number("SELECT count(*) FROM decisions WHERE booking_id = ? AND outcome = 'refused'", late))
                .isEqualTo(1);
    }

    @Test
    void leavesNoTicketBehindThatIsIssuedWhileTheEventIsCancelled() {
        for (int round = 0; round < 5; round++) {
            TestEvent event = newEvent(1);
            follow(new Edited(event.snapshot(1, 1)).initialTickets(20).snapshot());

            race(4, contender -> {
                switch (contender) {
                    case 0 -> cancel(event, 1);
                    case 1 -> run(finishPools.finish());
                    default -> assertThat(issue(event, 5, null)).isNotNull();
                }
            });
            finishAll(event);

            assertThat(pool(event.type())).containsExactly(0, 0, 0);
            assertThat(number("SELECT count(*) FROM tickets WHERE event_id = ? AND state <> 'void'", event.id()))
                    .isZero();
            assertThat(drifted(event)).isZero();
        }
    }

    @Test
    void letsThePreviousVersionGoOnWritingAndCorrectsWhatItLeaves() {
        TestEvent event = open(10);
        assertThat(issue(event, 5, null)).isInstanceOf(Issued.Done.class);
        UUID booking = UUID.randomUUID();
        decide(request(booking, 1, event, 4));

        // As version 1 gives seats back: the issued are among the sold, and unknown to it.
        assertThat(rows("""
                WITH released AS (UPDATE reservations SET state = 'released' WHERE ticket_type_id = ?)
                UPDATE pools SET capacity = LEAST(capacity, GREATEST(wanted, 0 + sold)), held = 0, version = version + 1
                WHERE id = ? RETURNING capacity""", event.type(), event.type())).containsExactly(List.of(10));
        UUID type = UUID.randomUUID();
        assertThat(rows("""
                INSERT INTO pools (id, event_id, wanted, capacity, held, sold, version) VALUES (?, ?, 3, 3, 0, 0, 1)
                RETURNING issued""", type, event.id())).containsExactly(List.of(0));

        follow(event.snapshot(2, 10));
        assertThat(pool(event.type())).containsExactly(15, 0, 5);
    }

    /** The service itself may be at it too: the work is done when nothing is due any more. */
    private void finishAll(TestEvent event) {
        String due = "SELECT count(*) FROM pools WHERE event_id = ? AND (issuing > 0 OR voiding)";
        while (number(due, event.id()) > 0) {
            run(finishPools.finish());
        }
    }

    private static Issued.Done done(TestEvent event, int quantity, long total) {
        return new Issued.Done(event.id(), event.type(), quantity, total);
    }

    private Issued issue(TestEvent event, int quantity, @Nullable String key) {
        Issued outcome = issueTickets
                .issue(new IssueOrder(event.id(), event.organizer(), quantity, null, key))
                .block(PATIENCE);
        return requireNonNull(outcome);
    }

    private List<Object> counts(TestEvent event) {
        return rows("SELECT ok, redeemed, void FROM ticket_counts WHERE event_id = ?", event.id())
                .getFirst();
    }
}
