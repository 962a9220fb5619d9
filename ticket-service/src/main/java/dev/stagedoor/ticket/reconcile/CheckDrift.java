package dev.stagedoor.ticket.reconcile;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Compares the counters of every pool with the reservations they stand for, besides the bearer tickets it was told of. One statement, so one snapshot: a batch that
 * commits meanwhile shows in both or in neither.
 */
@Component
public class CheckDrift {
    private static final Logger log = LoggerFactory.getLogger(CheckDrift.class);

    private static final String CHECK = """
            SELECT count(*) FILTER (WHERE p.held <> COALESCE(r.held, 0) OR p.sold <> COALESCE(r.sold, 0) + p.issued),
                   COALESCE(sum(p.capacity - p.held - p.sold), 0)::bigint,
                   COALESCE(sum(p.held), 0)::bigint,
                   COALESCE(sum(p.sold), 0)::bigint
            FROM pools p
            LEFT JOIN (
                SELECT ticket_type_id,
                       COALESCE(sum(quantity) FILTER (WHERE state = 'held'), 0) AS held,
                       COALESCE(sum(quantity) FILTER (WHERE state = 'sold'), 0) AS sold
                FROM reservations
                WHERE state IN ('held', 'sold')
                GROUP BY ticket_type_id
            ) r ON r.ticket_type_id = p.id""";

    private final DatabaseClient database;
    private final AtomicReference<Inventory> last = new AtomicReference<>(Inventory.UNKNOWN);

    /**
     * All pools together.
     *
     * @param drifted pools whose counters are not what their reservations add up to
     */
    record Inventory(double drifted, double available, double held, double sold) {
        /** Not looked yet. */
        static final Inventory UNKNOWN = new Inventory(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    CheckDrift(DatabaseClient database, MeterRegistry metrics) {
        this.database = database;
        Gauge.builder("stagedoor.inventory.drift", last, now -> now.get().drifted())
                .description(
                        "Pools whose held or sold differ from the sum of their reservations; anything but 0 is a bug")
                .register(metrics);
        seats("available", Inventory::available, metrics);
        seats("held", Inventory::held, metrics);
        seats("sold", Inventory::sold, metrics);
    }

    private void seats(String state, ToDoubleFunction<Inventory> seats, MeterRegistry metrics) {
        Gauge.builder("stagedoor.inventory.seats", last, now -> seats.applyAsDouble(now.get()))
                .description("Seats of all pools at the last check")
                .tag("state", state)
                .register(metrics);
    }

    /** Looks now; an outage is logged and the next round looks again. */
    @Scheduled(
            initialDelayString = "${stagedoor.inventory.drift-check-interval}",
            fixedDelayString = "${stagedoor.inventory.drift-check-interval}")
    public Mono<Void> check() {
        return database.sql(CHECK)
                .map(CheckDrift::inventory)
                .one()
                .doOnNext(this::tell)
                .onErrorResume(error -> {
                    log.warn("The inventory could not be checked for drift: {}", error.toString());
                    last.set(Inventory.UNKNOWN);
                    return Mono.empty();
                })
                .then();
    }

    private void tell(Inventory now) {
        last.set(now);
        if (now.drifted() > 0) {
            log.error("{} pools differ from the sum of their reservations", (long) now.drifted());
        }
    }

    private static Inventory inventory(Readable row) {
        return new Inventory(number(row, 0), number(row, 1), number(row, 2), number(row, 3));
    }

    private static double number(Readable row, int column) {
        return requireNonNull(row.get(column, Long.class));
    }
}
