package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.RestartableBroker;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service stops while bookings are asked for, and starts again. */
class RestartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HALF = 20;

    @Test
    void leavesNoBookingPendingWhenStoppedInTheMiddle() throws Exception {
        Database database = TestInfra.database("booking_restart");
        try (RestartableBroker broker = TestInfra.broker();
                TicketDesk desk = new TicketDesk(broker.bootstrapServers())) {
            TestEvent event = TestEvent.at(0, Instant.now());
            List<UUID> asked = new ArrayList<>();
            try (Replica first = Replica.start(database, broker.bootstrapServers(), Map.of())) {
                event.publish(desk.messages(), 1);
                event.openPool(desk.messages());
                desk.answer(event.id(), Manner.HOLD);
                for (int n = 0; n < HALF; n++) {
                    asked.add(first.ask(event, UUID.randomUUID()));
                }
                // Their answers are on their way when the service stops; those of the others come while it is down.
                BookingServiceIT.eventually(
                        () -> unseen(desk, asked), unseen -> assertThat(unseen).isEmpty());
                desk.answer(event.id(), Manner.SAY_NOTHING);
                for (int n = 0; n < HALF; n++) {
                    asked.add(first.ask(event, UUID.randomUUID()));
                }
            }
            asked.subList(HALF, asked.size()).forEach(id -> desk.hold(id, event.id(), 1));
            try (Replica second = Replica.start(database, broker.bootstrapServers(), Map.of())) {
                BookingServiceIT.eventually(
                        () -> second.database()
                                .sql("SELECT id FROM bookings WHERE status <> 'confirmed'")
                                .mapValue(UUID.class)
                                .all()
                                .collectList()
                                .block(PATIENCE),
                        left -> assertThat(left).isEmpty());
                BookingServiceIT.eventually(
                        () -> asked.stream().map(id -> desk.of(id).size()).toList(),
                        messages -> assertThat(messages).hasSize(2 * HALF).containsOnly(2));
            }
        }
    }

    private static List<UUID> unseen(TicketDesk desk, List<UUID> asked) {
        return asked.stream().filter(id -> desk.of(id).isEmpty()).toList();
    }
}
