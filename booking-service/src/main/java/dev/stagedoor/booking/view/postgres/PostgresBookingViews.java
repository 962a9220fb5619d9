package dev.stagedoor.booking.view.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresBookingViews implements BookingViews {
    private static final String SELECT =
            "SELECT " + BookingViewRow.COLUMNS + " FROM bookings b " + BookingViewRow.JOINS;

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
                .map(BookingViewRow::read)
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
                .map(BookingViewRow::read)
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
}
