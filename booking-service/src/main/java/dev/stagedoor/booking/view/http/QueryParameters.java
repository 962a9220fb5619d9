package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingQuery;
import dev.stagedoor.booking.view.BookingQuery.Order;
import dev.stagedoor.booking.view.BookingQuery.SortField;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the filters and the order of a list of bookings; everything that is wrong is 422 at once. */
final class QueryParameters {
    /** No booking was made before it or will be made after it, and every database takes them. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 3100;

    private final MultiValueMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    private QueryParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    static BookingQuery read(MultiValueMap<String, String> parameters, @Nullable UUID eventId) {
        QueryParameters reader = new QueryParameters(parameters);
        Instant from = reader.moment("from", false);
        Instant to = reader.moment("to", true);
        if (from != null && to != null && !from.isBefore(to)) {
            reader.errors.add(new FieldError("to", "must not be before from"));
        }
        BookingQuery query = new BookingQuery(eventId, reader.statuses(), from, to, reader.order());
        if (!reader.errors.isEmpty()) {
            throw Problem.invalid(reader.errors);
        }
        return query;
    }

    private Set<Status> statuses() {
        Set<Status> wanted = EnumSet.noneOf(Status.class);
        for (String given : parameters.getOrDefault("status", List.of())) {
            for (String code : given.split(",", -1)) {
                Stream.of(Status.values())
                        .filter(status -> status.code().equals(code.strip()))
                        .findFirst()
                        .ifPresentOrElse(
                                wanted::add,
                                () -> errors.add(new FieldError(
                                        "status",
                                        "must be some of pending, held, confirmed, rejected, expired, cancelled")));
            }
        }
        return wanted;
    }

    /**
     * A date with or without a time. A date alone is a whole day (UTC).
     *
     * @param end whether the moment itself, or the day itself, belongs to what is wanted
     */
    private @Nullable Instant moment(String name, boolean end) {
        String value = parameters.getFirst(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            Instant moment = value.indexOf('T') < 0
                    ? LocalDate.parse(value)
                            .plusDays(end ? 1 : 0)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    // A plus sign that was not encoded arrives as a space.
                    : OffsetDateTime.parse(value.replace(' ', '+')).toInstant().plus(end ? 1 : 0, ChronoUnit.MICROS);
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return moment;
            }
        } catch (DateTimeException _) {
            // Reported below like a date out of range.
        }
        errors.add(new FieldError(name, "must be a date (2030-05-17) or a date and time with offset"));
        return null;
    }

    private Order order() {
        String direction = parameters.getFirst("order");
        boolean ascending = "asc".equalsIgnoreCase(direction);
        if (direction != null && !ascending && !"desc".equalsIgnoreCase(direction)) {
            errors.add(new FieldError("order", "must be asc or desc"));
        }
        String field = parameters.getFirst("sortBy");
        if (field == null) {
            return new Order(SortField.BOOKING_DATE, !ascending);
        }
        return Stream.of(SortField.values())
                .filter(known -> known.parameter().equals(field))
                .findFirst()
                .map(known -> new Order(known, !ascending))
                .orElseGet(() -> {
                    errors.add(new FieldError("sortBy", "must be one of " + sortable()));
                    return Order.NEWEST_FIRST;
                });
    }

    private static String sortable() {
        return Stream.of(SortField.values()).map(SortField::parameter).collect(Collectors.joining(", "));
    }
}
