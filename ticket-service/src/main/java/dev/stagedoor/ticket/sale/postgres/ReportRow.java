package dev.stagedoor.ticket.sale.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.sale.model.SaleReport;
import dev.stagedoor.ticket.sale.model.SaleReport.LastHeld;
import dev.stagedoor.ticket.sale.model.SaleReport.Order;
import dev.stagedoor.ticket.sale.model.SaleReport.Refused;
import dev.stagedoor.ticket.sale.model.SaleReport.Span;
import dev.stagedoor.ticket.sale.model.SaleReport.Waiting;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sale report as one row. */
final class ReportRow {
    private ReportRow() {}

    static SaleReport read(UUID event, Readable row) {
        return new SaleReport(
                event,
                requireNonNull(row.get("as_of", Instant.class)),
                number(row, "requests"),
                number(row, "held"),
                refused(row),
                span(row, "first_requested", "last_requested"),
                span(row, "first_decided", "last_decided"),
                waiting(row.get("waited", Long[].class)),
                order(row),
                lastHeld(row));
    }

    private static List<Refused> refused(Readable row) {
        String[] reasons = row.get("reasons", String[].class);
        Long[] requests = row.get("refusals", Long[].class);
        List<Refused> refused = new ArrayList<>();
        if (reasons != null && requests != null) {
            for (int i = 0; i < reasons.length; i++) {
                refused.add(new Refused(reasons[i], requests[i]));
            }
        }
        return refused;
    }

    private static @Nullable Span span(Readable row, String first, String last) {
        Instant from = row.get(first, Instant.class);
        return from == null ? null : new Span(from, requireNonNull(row.get(last, Instant.class)));
    }

    /** All null where there is nothing to sort. */
    private static @Nullable Waiting waiting(Long @Nullable [] micros) {
        return micros == null || micros[0] == null
                ? null
                : new Waiting(duration(micros[0]), duration(micros[1]), duration(micros[2]), duration(micros[3]));
    }

    private static Duration duration(Long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private static Order order(Readable row) {
        Integer[] partitions = row.get("partitions", Integer[].class);
        return new Order(
                partitions == null ? List.of() : List.of(partitions),
                number(row, "out_of_order"),
                number(row, "unplaced"));
    }

    private static @Nullable LastHeld lastHeld(Readable row) {
        UUID booking = row.get("booking_id", UUID.class);
        return booking == null
                ? null
                : new LastHeld(booking, number(row, "place"), requireNonNull(row.get("last_held_at", Instant.class)));
    }

    private static long number(Readable row, String column) {
        return requireNonNull(row.get(column, Long.class));
    }
}
