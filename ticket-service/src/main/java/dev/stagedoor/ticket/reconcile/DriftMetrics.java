package dev.stagedoor.ticket.reconcile;

import dev.stagedoor.ticket.reconcile.Books.Inventory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** What the last cycle found. */
@Component
class DriftMetrics {
    private static final Found UNKNOWN = new Found(Double.NaN, Double.NaN, Map.of());

    private final Clock clock;
    private final Timer cycles;
    private final AtomicReference<Found> last = new AtomicReference<>(UNKNOWN);
    private final AtomicReference<Instant> lastCycle;

    private record Found(double differing, double suspended, Map<String, Long> seats) {}

    DriftMetrics(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.lastCycle = new AtomicReference<>(clock.instant());
        this.cycles = Timer.builder("stagedoor.inventory.check")
                .description("Cycles in which pools were compared with their reservations and tickets")
                .register(metrics);
        Gauge.builder("stagedoor.inventory.drift", last, found -> found.get().differing())
                .description("Pools that differ from their reservations and tickets; anything but 0 is a bug")
                .register(metrics);
        Gauge.builder(
                        "stagedoor.inventory.suspended",
                        last,
                        found -> found.get().suspended())
                .description("Ticket types whose sale is stopped until an operator resumes it")
                .register(metrics);
        Gauge.builder("stagedoor.inventory.check.age", this, DriftMetrics::age)
                .description("Time since the last whole cycle, or the start")
                .baseUnit("seconds")
                .register(metrics);
        for (String state : new String[] {"available", "held", "sold"}) {
            Gauge.builder("stagedoor.inventory.seats", last, found -> seats(found.get(), state))
                    .description("Seats of all pools at the last check")
                    .tag("state", state)
                    .register(metrics);
        }
    }

    private static double seats(Found found, String state) {
        Long seats = found.seats().get(state);
        return seats == null ? Double.NaN : seats;
    }

    private double age() {
        return Duration.between(lastCycle.get(), clock.instant()).toMillis() / 1000.0;
    }

    /** @param stopped sales that were stopped in this cycle, after they were counted */
    void checked(Inventory inventory, int differing, int stopped, Instant begun) {
        Instant now = clock.instant();
        last.set(new Found(differing, (double) inventory.suspended() + stopped, inventory.seats()));
        lastCycle.set(now);
        cycles.record(Duration.between(begun, now));
    }

    void unknown() {
        last.set(UNKNOWN);
    }
}
