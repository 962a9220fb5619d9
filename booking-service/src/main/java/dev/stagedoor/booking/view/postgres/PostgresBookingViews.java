package dev.stagedoor.booking.view.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.saga.postgres.BookingRow;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingView.BookedTicket;
import dev.stagedoor.booking.view.BookingView.TicketState;
import dev.stagedoor.booking.view.BookingViews;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresBookingViews implements BookingViews {
    private static final String SELECT =
            "SELECT " + BookingRow.COLUMNS + ", t.ids, t.types, t.states FROM bookings b " + BookingRow.ITEMS + """

            CROSS JOIN LATERAL (
                SELECT array_agg(id ORDER BY id) AS ids,
                       array_agg(ticket_type_id ORDER BY id) AS types,
                       array_agg(state ORDER BY id) AS states
                FROM booking_tickets WHERE booking_id = b.id) AS t
            """;

    // Two lists, two indexes: each condition on the leading column stands without an OR.
    private static final String OF_USER = " WHERE b.user_id = $1 AND ($2::uuid IS NULL OR b.event_id = $2)";
    private static final String OF_EVENT = " WHERE b.event_id = $1 AND ($2::uuid IS NULL OR b.user_id = $2)";
    private static final String AND_STATUS = " AND ($3::text IS NULL OR b.status = $3)";
    private static final String PAGE = " ORDER BY b.booking_date DESC, b.id DESC LIMIT $4 OFFSET $5";

    private static final String TIMELINE =
            "SELECT at, state, reason, message_id FROM booking_steps WHERE booking_id = $1 ORDER BY id";

    private final DatabaseClient database;

    PostgresBookingViews(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<BookingView> find(UUID bookingId) {
        return database.sql(SELECT + " WHERE b.id = $1")
                .bind(0, bookingId)
                .map(PostgresBookingViews::view)
                .one();
    }

    @Override
    public Mono<Page<BookingView>> list(Filter filter, PageRequest page) {
        UUID user = filter.userId();
        UUID leading = requireNonNull(user == null ? filter.eventId() : user);
        Parameter other = user == null ? parameter(null, UUID.class) : parameter(filter.eventId(), UUID.class);
        Status status = filter.status();
        Parameter state = parameter(status == null ? null : status.code(), String.class);
        String where = (user == null ? OF_EVENT : OF_USER) + AND_STATUS;
        Mono<Long> total = database.sql("SELECT count(*) FROM bookings b" + where)
                .bind(0, leading)
                .bind(1, other)
                .bind(2, state)
                .mapValue(Long.class)
                .one();
        Mono<List<BookingView>> items = database.sql(SELECT + where + PAGE)
                .bind(0, leading)
                .bind(1, other)
                .bind(2, state)
                .bind(3, page.limit())
                .bind(4, page.offset())
                .map(PostgresBookingViews::view)
                .all()
                .collectList();
        return items.zipWith(total, (some, all) -> Page.of(some, page, all));
    }

    @Override
    public Mono<List<TimelineStep>> timeline(UUID bookingId) {
        return database.sql(TIMELINE)
                .bind(0, bookingId)
                .map(row -> new TimelineStep(
                        requireNonNull(row.get("at", Instant.class)),
                        requireNonNull(row.get("state", String.class)),
                        row.get("reason", String.class),
                        row.get("message_id", UUID.class)))
                .all()
                .collectList();
    }

    private static <T> Parameter parameter(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    private static BookingView view(Readable row) {
        UUID[] ids = row.get("ids", UUID[].class);
        if (ids == null) {
            return BookingView.withoutTickets(BookingRow.read(row));
        }
        UUID[] types = requireNonNull(row.get("types", UUID[].class));
        String[] states = requireNonNull(row.get("states", String[].class));
        List<BookedTicket> tickets = new ArrayList<>(ids.length);
        for (int n = 0; n < ids.length; n++) {
            tickets.add(new BookedTicket(ids[n], types[n], TicketState.valueOf(states[n].toUpperCase(Locale.ROOT))));
        }
        return new BookingView(BookingRow.read(row), List.copyOf(tickets));
    }
}
