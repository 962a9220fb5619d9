package dev.stagedoor.event.listing.http;

import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.Order;
import dev.stagedoor.event.listing.model.EventQuery.PriceRange;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the filters and the order of a list from the query string; everything that is wrong is 422 at once. */
final class QueryParameters {
    /** Longer than any name of a place or an event that somebody types. */
    private static final int MAX_TEXT = 200;

    /** What {@link dev.stagedoor.event.catalogue.model.Limits} allows for events, with room to spare on both sides. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 3100;

    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    /** More digits than any price has, fewer than overflow. */
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,18}");

    private final MultiValueMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    private QueryParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    static EventQuery read(MultiValueMap<String, String> parameters, @Nullable UUID organizerId) {
        QueryParameters reader = new QueryParameters(parameters);
        String search = reader.text("search");
        Instant from = reader.moment("from", 0);
        Instant to = reader.moment("to", 1);
        if (from != null && to != null && !from.isBefore(to)) {
            reader.errors.add(new FieldError("to", "must not be before from"));
        }
        EventQuery query = new EventQuery(
                organizerId,
                search,
                from,
                to,
                reader.text("location"),
                reader.text("category"),
                reader.price(),
                reader.flag("available"),
                reader.order());
        if (!reader.errors.isEmpty()) {
            throw Problem.invalid(reader.errors.stream().distinct().toList());
        }
        return query;
    }

    private @Nullable String text(String name) {
        String value = parameters.getFirst(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_TEXT || value.indexOf('\0') >= 0 || hasLoneSurrogate(value)) {
            errors.add(new FieldError(name, "must be text of at most " + MAX_TEXT + " characters"));
            return null;
        }
        return value.strip();
    }

    /** Half of a character: nothing that UTF-8, and so the database, could hold. */
    private static boolean hasLoneSurrogate(String value) {
        return value.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private @Nullable Boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> {
                return true;
            }
            case "false" -> {
                return false;
            }
            default -> {
                errors.add(new FieldError(name, "must be true or false"));
                return null;
            }
        }
    }

    /**
     * A date with or without a time. A date alone is a whole day (UTC).
     *
     * @param daysAdded 1 where the day itself belongs to what is wanted and the moment is the end of it
     */
    private @Nullable Instant moment(String name, int daysAdded) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            Instant moment = value.indexOf('T') < 0
                    ? LocalDate.parse(value)
                            .plusDays(daysAdded)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    // A plus sign that was not encoded arrives as a space.
                    : OffsetDateTime.parse(value.replace(' ', '+')).toInstant().plusNanos(daysAdded * 1000L);
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

    private PriceRange price() {
        Long min = amount("minPrice");
        Long max = amount("maxPrice");
        if (min != null && max != null && min > max) {
            errors.add(new FieldError("maxPrice", "must not be below minPrice"));
        }
        String currency = text("currency");
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            errors.add(new FieldError("currency", "must be a code of three letters, such as EUR"));
            currency = null;
        }
        return new PriceRange(min, max, currency == null ? null : currency.toUpperCase(Locale.ROOT));
    }

    private @Nullable Long amount(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (!AMOUNT.matcher(value).matches()) {
            errors.add(new FieldError(name, "must be a whole number of minor units, 0 or more"));
            return null;
        }
        return Long.valueOf(value);
    }

    private Order order() {
        SortField field = sortField();
        String direction = text("order");
        if (direction == null) {
            // Who asks for the most relevant wants the best first.
            return new Order(field, field == SortField.RELEVANCE);
        }
        boolean descending = "desc".equalsIgnoreCase(direction);
        if (!descending && !"asc".equalsIgnoreCase(direction)) {
            errors.add(new FieldError("order", "must be asc or desc"));
        }
        return new Order(field, descending);
    }

    private SortField sortField() {
        String name = text("sortBy");
        SortField absent = text("search") == null ? SortField.STARTS_AT : SortField.RELEVANCE;
        if (name == null) {
            return absent;
        }
        for (SortField known : SortField.values()) {
            if (known.parameter().equals(name)) {
                // Without a search everything is equally relevant.
                return known == SortField.RELEVANCE ? absent : known;
            }
        }
        errors.add(new FieldError("sortBy", "must be one of " + sortable()));
        return absent;
    }

    private static String sortable() {
        return Arrays.stream(SortField.values()).map(SortField::parameter).collect(Collectors.joining(", "));
    }
}
