package dev.stagedoor.booking.saga.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState;
import dev.stagedoor.booking.saga.model.Status;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How a booking is read from its row {@code b} and the arrays {@code i} of its items. */
public final class BookingRow {
    public static final String COLUMNS = """
            b.id, b.user_id, b.event_id, b.status, b.reason, b.booking_date, b.hold_expires_at, b.total_amount,
            b.currency, b.attempt, b.paid_by, b.version, b.updated_at, i.type_ids, i.quantities, i.prices""";

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
                requireNonNull(row.get("attempt", Integer.class)),
                requireNonNull(row.get("version", Long.class)),
                state(row));
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

    private static BookingState state(Readable row) {
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
            case CANCELLED -> new BookingState.Cancelled(reason(row));
        };
    }

    private static String reason(Readable row) {
        return requireNonNull(row.get("reason", String.class));
    }
}
