package dev.stagedoor.event.catalogue.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks single values and collects what is wrong with them. A value that is wrong or absent comes back as null. */
public final class Checks {
    private final List<FieldError> errors = new ArrayList<>();

    public List<FieldError> errors() {
        return errors;
    }

    /** {@code value}, unless something was wrong. */
    public <T> Checked<T> result(@Nullable T value) {
        return value == null || !errors.isEmpty()
                ? new Checked.Invalid<>(List.copyOf(errors))
                : new Checked.Valid<>(value);
    }

    public void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** One line of text, surrounding white space removed; blank is absent. */
    public @Nullable String line(String field, @Nullable String value, int max) {
        return text(field, value, max, false);
    }

    /** Text that may have several lines. */
    public @Nullable String lines(String field, @Nullable String value, int max) {
        return text(field, value, max, true);
    }

    private @Nullable String text(String field, @Nullable String value, int max, boolean lineBreaks) {
        if (value == null || value.isBlank()) {
            // A lone NUL is not blank, so nothing unstorable passes here.
            return null;
        }
        String stripped = value.strip();
        if (stripped.codePointCount(0, stripped.length()) > max) {
            wrong(field, "must have at most " + max + " characters");
            return null;
        }
        if (!stripped.codePoints().allMatch(c -> isText(c, lineBreaks))) {
            wrong(field, "must not hold control characters or broken characters");
            return null;
        }
        return stripped;
    }

    private static boolean isText(int character, boolean lineBreaks) {
        boolean brokenSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean lineBreak = character == '\n' || character == '\r' || character == '\t';
        return !brokenSurrogate && (!Character.isISOControl(character) || lineBreaks && lineBreak);
    }

    /** Says so where nothing was sent; a value that was sent and is wrong has been reported. */
    public <T> @Nullable T required(String field, @Nullable T value, @Nullable Object sent) {
        boolean absent = sent == null || sent instanceof String text && text.isBlank();
        if (absent) {
            wrong(field, "is required");
        }
        return value;
    }

    /** A moment, cut to the microseconds that the database keeps. */
    public @Nullable Instant moment(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            Instant moment = OffsetDateTime.parse(value.strip()).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!moment.isBefore(Limits.EARLIEST) && moment.isBefore(Limits.LATEST)) {
                return moment;
            }
            wrong(field, "must be between the years 1970 and 2999");
        } catch (DateTimeException _) {
            wrong(field, "must be an ISO 8601 date and time with offset, such as 2030-05-17T19:30:00+02:00");
        }
        return null;
    }

    /**
     * A web address; other schemes (javascript:, data:) would run in the pages that link to it. Spaces behind the host,
     * which people paste, are escaped as browsers do.
     */
    public @Nullable String webAddress(String field, @Nullable String value) {
        String line = line(field, value == null ? null : value.strip().replace(" ", "%20"), Limits.URL);
        if (line == null) {
            return null;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("http://") || lower.startsWith("https://");
        if (!web || line.codePoints().anyMatch(Character::isWhitespace) || hasNoHost(line)) {
            wrong(field, "must be a web address that starts with http:// or https://");
            return null;
        }
        return line;
    }

    private static boolean hasNoHost(String address) {
        String host = address.substring(address.indexOf("://") + "://".length()).split("[/?#]", 2)[0];
        return host.isEmpty() || host.contains("%20");
    }

    /** A whole number in a range. */
    public @Nullable Integer number(String field, @Nullable Integer value, int min, int max) {
        if (value == null || value >= min && value <= max) {
            return value;
        }
        wrong(field, "must be a whole number from " + min + " to " + max);
        return null;
    }
}
