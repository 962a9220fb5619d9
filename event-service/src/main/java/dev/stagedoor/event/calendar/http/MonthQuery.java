package dev.stagedoor.event.calendar.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which month of which place is asked for. */
record MonthQuery(YearMonth month, ZoneId zone) {
    /** The years that events may be in. */
    private static final Pattern MONTH = Pattern.compile("(19[789]|2\\d\\d)\\d-(0[1-9]|1[0-2])");

    /** By default the month that it is, in UTC. What is wrong is 422, both at once. */
    static MonthQuery read(@Nullable String month, @Nullable String zone, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        ZoneId place = zone(zone, errors);
        if (month != null && !MONTH.matcher(month).matches()) {
            errors.add(new FieldError("month", "must be a month from 1970-01 to 2999-12, such as 2026-11"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new MonthQuery(month == null ? YearMonth.from(now.atZone(place)) : YearMonth.parse(month), place);
    }

    private static ZoneId zone(@Nullable String zone, List<FieldError> errors) {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException _) {
            errors.add(new FieldError("zone", "must be an IANA time zone, such as Europe/Oslo"));
            return ZoneId.of("UTC");
        }
    }
}
