package dev.stagedoor.booking.view.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.Bookings.Place;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews;
import dev.stagedoor.booking.view.TimelineStep;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresBookingViews implements BookingViews {
    private static final String SELECT =
            "SELECT " + BookingViewRow.COLUMNS + " FROM bookings b " + BookingViewRow.JOINS;

    private static final String PAGE = " LIMIT $6 OFFSET $7";

    // Each chunk is a statement of its own: a slow reader keeps no connection.
    private static final String NEXT_CHUNK =
            " AND (b.booking_date, b.id) < ($6, $7) ORDER BY b.booking_date DESC, b.id DESC LIMIT $8";

    private static final int CHUNK = 500;

    private static final String PAYMENTS = """
            SELECT id, amount, currency, state, created_at, settled_at FROM payments WHERE booking_id = $1
            ORDER BY created_at, id""";

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
        String where = BookingSql.where(filter);
        Mono<Long> total = BookingSql.bind(database.sql("SELECT count(*) FROM bookings b" + where), filter)
                .mapValue(Long.class)
                .one();
        String select = SELECT + where + BookingSql.orderBy(filter.query().order()) + PAGE;
        Mono<List<BookingView>> items = BookingSql.bind(database.sql(select), filter)
                .bind(5, page.limit())
                .bind(6, page.offset())
                .map(BookingViewRow::read)
                .all()
                .collectList();
        return items.zipWith(total, (some, all) -> Page.of(some, page, all));
    }

    @Override
    public Flux<BookingView> all(Filter filter) {
        return chunk(filter, Place.FIRST)
                .expand(chunk -> chunk.size() < CHUNK ? Mono.empty() : chunk(filter, place(chunk.getLast())))
                .concatMapIterable(chunk -> chunk);
    }

    private static Place place(BookingView view) {
        return new Place(view.booking().bookedAt(), view.booking().id());
    }

    private Mono<List<BookingView>> chunk(Filter filter, Place before) {
        return BookingSql.bind(database.sql(SELECT + BookingSql.where(filter) + NEXT_CHUNK), filter)
                .bind(5, before.bookedAt().atOffset(ZoneOffset.UTC))
                .bind(6, before.id())
                .bind(7, CHUNK)
                .map(BookingViewRow::read)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<PaymentLine>> payments(UUID bookingId) {
        return database.sql(PAYMENTS)
                .bind(0, bookingId)
                .map(row -> new PaymentLine(
                        requireNonNull(row.get("id", UUID.class)),
                        new Money(
                                requireNonNull(row.get("amount", Long.class)),
                                requireNonNull(row.get("currency", String.class))),
                        requireNonNull(row.get("state", String.class)),
                        requireNonNull(row.get("created_at", Instant.class)),
                        row.get("settled_at", Instant.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<TimelineStep>> timeline(UUID bookingId) {
        return database.sql(TimelineRows.SELECT)
                .bind(0, bookingId)
                .map(TimelineRows::read)
                .all()
                .collectList()
                .map(TimelineRows::steps);
    }
}
