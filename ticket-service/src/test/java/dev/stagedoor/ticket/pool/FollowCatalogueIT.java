package dev.stagedoor.ticket.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.ticket.ServiceUnderTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FollowCatalogueIT extends ServiceUnderTest {
    private static final String POOLS = "stagedoor.inventory.pools-changed.v1";

    @Autowired
    private MeterRegistry metrics;

    @Test
    void opensAndAnnouncesAPoolForEachTicketType() {
        TestEvent event = open(7, 0);

        Message announced = inventory(event, 1, POOLS).getFirst();
        assertThat(announced.data().get("pools")).hasSize(2);
        announced.data().get("pools").forEach(pool -> {
            boolean first =
                    pool.get("ticketTypeId").asString().equals(event.type().toString());
            assertThat(pool.get("capacity").asInt()).isEqualTo(first ? 7 : 0);
            assertThat(pool.get("available").asInt()).isEqualTo(first ? 7 : 0);
            assertThat(pool.get("version").asLong()).isEqualTo(1);
        });
    }

    @Test
    void followsTheHighestRevisionAndNoEarlierOne() {
        TestEvent event = open(7);
        follow(event.snapshot(5, 9));
        follow(event.snapshot(4, 3));
        follow(event.snapshot(5, 2));

        assertThat(pool(event.type())).containsExactly(9, 0, 0);
        assertThat(number("SELECT revision FROM events WHERE id = ?", event.id()))
                .isEqualTo(5);
    }

    @Test
    void announcesOnlyPoolsThatChanged() {
        TestEvent event = open(7, 7);
        follow(event.snapshot(2, 7, 7));
        follow(event.snapshot(3, 7, 8));

        List<Message> announced = messages.await(
                Topics.INVENTORY, 2, m -> m.key().equals(event.id()) && m.type().equals(POOLS), PATIENCE);
        assertThat(announced.get(1).data().get("pools")).hasSize(1);
        assertThat(announced.get(1).data().at("/pools/0/capacity").asInt()).isEqualTo(8);
        assertThat(announced.get(1).data().at("/pools/0/version").asLong()).isEqualTo(2);
    }

    @Test
    void keepsTheCapacityAtWhatIsHeldAndSoldUntilSeatsComeBack() {
        TestEvent event = open(7);
        UUID booking = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        decide(request(booking, 1, event, 3), request(other, 1, event, 2), confirm(other, 1, event, 2));
        double before = metrics.counter("stagedoor.inventory.capacity.kept").count();

        follow(event.snapshot(2, 1));
        assertThat(pool(event.type())).containsExactly(5, 3, 2);
        assertThat(metrics.counter("stagedoor.inventory.capacity.kept").count()).isEqualTo(before + 1);

        decide(release(booking, 1, event), request(UUID.randomUUID(), 1, event, 1));
        assertThat(pool(event.type())).containsExactly(2, 0, 2);
    }

    @Test
    void closesThePoolOfATicketTypeThatIsGone() {
        TestEvent event = open(7, 4);
        follow(event.snapshot(2, 7));

        assertThat(pool(event.types().get(1))).containsExactly(0, 0, 0);
    }

    @Test
    void opensEachPoolOnceThoughTwoReplicasDoSo() {
        for (int round = 0; round < 5; round++) {
            TestEvent event = newEvent(3);

            race(3, replica -> follow(event.snapshot(1 + replica, 5, 5, 5)));

            assertThat(number("SELECT sum(capacity) FROM pools WHERE event_id = ?", event.id()))
                    .isEqualTo(15);
            assertThat(number("SELECT revision FROM events WHERE id = ?", event.id()))
                    .isEqualTo(3);
        }
    }
}
