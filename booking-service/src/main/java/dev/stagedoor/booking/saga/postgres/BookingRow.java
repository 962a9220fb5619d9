package dev.stagedoor.booking.saga.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.CancellationRule;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.offer.model.Terms;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState;
import dev.stagedoor.booking.saga.model.Status;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a booking is read from its row {@code b} and the arrays {@code i} of its items. */
public final class BookingRow {
    public static final String COLUMNS = """
            b.id, b.user_id, b.event_id, b.status, b.reason, b.booking_date, b.hold_expires_at, b.total_amount,
            b.currency, b.attempt, b.paid_by, b.version, b.updated_at, b.refunded_amount, b.fee_kept,
            b.terms_starts_at, b.terms_cancel_until_seconds, b.terms_fee_percent, i.type_ids, i.quantities, i.prices""";

    public static final String ITEMS = """
            CROSS JOIN LATERAL (
                SELECT array_agg(ticket_type_id ORDER BY ticket_type_id) AS type_ids,
                       array_agg(quantity ORDER BY ticket_type_id) AS quantities,
                       array_agg(price_amount ORDER BY ticket_type_id) AS prices
                FROM booking_items WHERE booking_id = b.id) AS i""";

    private BookingRow() {}

    public static Booking read(Readable row) {
        String currency = requireNonNull(row.get("currency", String.class));
        return new Booking(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("user_id", UUID.class)),
                requireNonNull(row.get("event_id", UUID.class)),
                requireNonNull(row.get("booking_date", Instant.class)),
                items(row, currency),
                new Money(requireNonNull(row.get("total_amount", Long.class)), currency),
                new Money(requireNonNull(row.get("refunded_amount", Long.class)), currency),
                terms(row),
                requireNonNull(row.get("attempt", Integer.class)),
                requireNonNull(row.get("version", Long.class)),
                state(row, currency));
    }

    private static List<PricedItem> items(Readable row, String currency) {
        UUID[] types = requireNonNull(row.get("type_ids", UUID[].class));
        Integer[] quantities = requireNonNull(row.get("quantities", Integer[].class));
        Long[] prices = requireNonNull(row.get("prices", Long[].class));
        List<PricedItem> items = new ArrayList<>(types.length);
        for (int n = 0; n < types.length; n++) {
            items.add(new PricedItem(types[n], quantities[n], new Money(prices[n], currency)));
        }
        return List.copyOf(items);
    }

    private static @Nullable Terms terms(Readable row) {
        Instant startsAt = row.get("terms_starts_at", Instant.class);
        if (startsAt == null) {
            return null;
        }
        Long until = row.get("terms_cancel_until_seconds", Long.class);
        CancellationRule rule = new CancellationRule(
                until == null ? null : Duration.ofSeconds(until),
                requireNonNull(row.get("terms_fee_percent", Integer.class)));
        return new Terms(startsAt, rule);
    }

    private static Money fee(Readable row, String currency) {
        Long kept = row.get("fee_kept", Long.class);
        return new Money(kept == null ? 0 : kept, currency);
    }

    private static BookingState state(Readable row, String currency) {
        UUID payment = row.get("paid_by", UUID.class);
        return switch (Status.of(requireNonNull(row.get("status", String.class)))) {
            case PENDING -> new BookingState.Pending(payment);
            case HELD ->
                new BookingState.Held(
                        // A held row changes only by leaving that state.
                        requireNonNull(row.get("updated_at", Instant.class)),
                        requireNonNull(row.get("hold_expires_at", Instant.class)));
            case CONFIRMED -> new BookingState.Confirmed(payment);
            case REJECTED -> new BookingState.Rejected(reason(row));
            case EXPIRED -> new BookingState.Expired(reason(row));
            case CANCELLED -> new BookingState.Cancelled(reason(row), fee(row, currency));
        };
    }

    private static String reason(Readable row) {
        return requireNonNull(row.get("reason", String.class));
    }
}
