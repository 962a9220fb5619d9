package dev.stagedoor.booking.view.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.postgres.BookingRow;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingView.BookedRefund;
import dev.stagedoor.booking.view.BookingView.BookedTicket;
import dev.stagedoor.booking.view.BookingView.TicketState;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** How a booking is read with its tickets, the arrays of {@code t}, and its refunds, the arrays of {@code r}. */
final class BookingViewRow {
    static final String COLUMNS = BookingRow.COLUMNS + """
            , t.ids, t.types, t.states, r.refund_ids, r.refund_amounts, r.refund_currencies, r.refund_states,
            r.refund_reasons, r.refund_times""";

    static final String JOINS = BookingRow.ITEMS + """

            CROSS JOIN LATERAL (
                SELECT array_agg(id ORDER BY id) AS ids,
                       array_agg(ticket_type_id ORDER BY id) AS types,
                       array_agg(state ORDER BY id) AS states
                FROM booking_tickets WHERE booking_id = b.id) AS t
            CROSS JOIN LATERAL (
                SELECT array_agg(id ORDER BY created_at, id) AS refund_ids,
                       array_agg(amount ORDER BY created_at, id) AS refund_amounts,
                       array_agg(currency::text ORDER BY created_at, id) AS refund_currencies,
                       array_agg(state ORDER BY created_at, id) AS refund_states,
                       array_agg(reason ORDER BY created_at, id) AS refund_reasons,
                       array_agg(created_at ORDER BY created_at, id) AS refund_times
                FROM refunds WHERE booking_id = b.id) AS r
            """;

    private BookingViewRow() {}

    static BookingView read(Readable row) {
        return new BookingView(BookingRow.read(row), tickets(row), refunds(row));
    }

    private static List<BookedTicket> tickets(Readable row) {
        UUID[] ids = row.get("ids", UUID[].class);
        if (ids == null) {
            return List.of();
        }
        UUID[] types = requireNonNull(row.get("types", UUID[].class));
        String[] states = requireNonNull(row.get("states", String[].class));
        List<BookedTicket> tickets = new ArrayList<>(ids.length);
        for (int n = 0; n < ids.length; n++) {
            tickets.add(new BookedTicket(ids[n], types[n], TicketState.valueOf(states[n].toUpperCase(Locale.ROOT))));
        }
        return List.copyOf(tickets);
    }

    private static List<BookedRefund> refunds(Readable row) {
        UUID[] ids = row.get("refund_ids", UUID[].class);
        if (ids == null) {
            return List.of();
        }
        Long[] amounts = requireNonNull(row.get("refund_amounts", Long[].class));
        String[] currencies = requireNonNull(row.get("refund_currencies", String[].class));
        String[] states = requireNonNull(row.get("refund_states", String[].class));
        String[] reasons = requireNonNull(row.get("refund_reasons", String[].class));
        Instant[] times = requireNonNull(row.get("refund_times", Instant[].class));
        List<BookedRefund> refunds = new ArrayList<>(ids.length);
        for (int n = 0; n < ids.length; n++) {
            Money amount = new Money(amounts[n], currencies[n]);
            refunds.add(new BookedRefund(ids[n], amount, states[n].equals("done"), reasons[n], times[n]));
        }
        return List.copyOf(refunds);
    }
}
