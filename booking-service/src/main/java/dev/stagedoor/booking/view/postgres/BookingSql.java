package dev.stagedoor.booking.view.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingQuery;
import dev.stagedoor.booking.view.BookingQuery.Order;
import dev.stagedoor.booking.view.BookingViews.Filter;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** What the lists of bookings have alike: their conditions, {@code $1} to {@code $5}, and their order. */
final class BookingSql {
    // Two lists, two indexes: each condition on the leading column stands without an OR.
    private static final String OF_USER = " WHERE b.user_id = $1 AND ($2::uuid IS NULL OR b.event_id = $2)";
    private static final String OF_EVENT = " WHERE b.event_id = $1 AND ($2::uuid IS NULL OR b.user_id = $2)";
    private static final String AND_THE_REST =
            " AND b.status = ANY ($3) AND b.booking_date >= $4 AND b.booking_date < $5";

    private static final Instant SINCE_EVER = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant FOR_EVER = Instant.parse("3101-01-01T00:00:00Z");

    private BookingSql() {}

    static String where(Filter filter) {
        return (filter.userId() == null ? OF_EVENT : OF_USER) + AND_THE_REST;
    }

    static String orderBy(Order order) {
        String direction = order.descending() ? " DESC" : " ASC";
        String column = switch (order.field()) {
            case BOOKING_DATE -> "b.booking_date";
            case TOTAL_PRICE -> "b.total_amount";
            case STATUS -> "b.status";
        };
        return " ORDER BY " + column + direction + ", b.id" + direction;
    }

    static GenericExecuteSpec bind(GenericExecuteSpec statement, Filter filter) {
        UUID user = filter.userId();
        BookingQuery query = filter.query();
        UUID leading = requireNonNull(user == null ? query.eventId() : user);
        Parameter other = user == null ? parameter(null) : parameter(query.eventId());
        return statement
                .bind(0, leading)
                .bind(1, other)
                .bind(2, codes(query.statuses()))
                .bind(3, moment(query.from(), SINCE_EVER))
                .bind(4, moment(query.to(), FOR_EVER));
    }

    private static String[] codes(Set<Status> wanted) {
        Stream<Status> statuses = wanted.isEmpty() ? Stream.of(Status.values()) : wanted.stream();
        return statuses.map(Status::code).toArray(String[]::new);
    }

    private static OffsetDateTime moment(@Nullable Instant given, Instant otherwise) {
        return (given == null ? otherwise : given).atOffset(ZoneOffset.UTC);
    }

    private static Parameter parameter(@Nullable UUID value) {
        return value == null ? Parameters.in(UUID.class) : Parameters.in(value);
    }
}
