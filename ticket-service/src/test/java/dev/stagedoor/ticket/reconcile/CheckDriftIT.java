package dev.stagedoor.ticket.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ticket.ServiceUnderTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CheckDriftIT extends ServiceUnderTest {
    @Autowired
    private CheckDrift checkDrift;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void findsAPoolWhoseCountersAreNotItsReservations() {
        TestEvent event = open(9);
        UUID sold = UUID.randomUUID();
        decide(request(sold, 1, event, 2), request(UUID.randomUUID(), 1, event, 3), confirm(sold, 1, event, 2));
        run(checkDrift.check());
        assertThat(drift()).isZero();
        assertThat(metrics.get("stagedoor.inventory.seats")
                        .tag("state", "sold")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(2);

        assertThat(rows("UPDATE pools SET held = held - 1 WHERE id = ? RETURNING id", event.type()))
                .hasSize(1);
        run(checkDrift.check());
        assertThat(drift()).isEqualTo(1);

        assertThat(rows("UPDATE pools SET held = held + 1 WHERE id = ? RETURNING id", event.type()))
                .hasSize(1);
        run(checkDrift.check());
        assertThat(drift()).isZero();
    }

    private double drift() {
        return metrics.get("stagedoor.inventory.drift").gauge().value();
    }
}
