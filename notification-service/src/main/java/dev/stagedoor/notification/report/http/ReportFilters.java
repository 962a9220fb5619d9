package dev.stagedoor.notification.report.http;

import dev.stagedoor.notification.report.Reports.Filter;
import dev.stagedoor.notification.report.model.ReportKind;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.Problem.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads which reports are wanted; what is not valid is 422, all at once. */
final class ReportFilters {
    /** Dates outside of these are no dates of reports, and might not fit into the database. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9999;

    private final MultiValueMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    private ReportFilters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    static Filter read(MultiValueMap<String, String> parameters) {
        ReportFilters filters = new ReportFilters(parameters);
        LocalDate from = filters.date("from");
        LocalDate to = filters.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            filters.errors.add(new FieldError("to", "must not be before from"));
        }
        Filter filter = new Filter(filters.kind(), from, to);
        if (!filters.errors.isEmpty()) {
            throw Problem.invalid(filters.errors);
        }
        return filter;
    }

    private @Nullable ReportKind kind() {
        String text = parameters.getFirst("kind");
        if (text == null || text.isEmpty()) {
            return null;
        }
        @Nullable ReportKind kind = ReportKind.of(text).orElse(null);
        if (kind == null) {
            errors.add(new FieldError("kind", "must be daily or weekly"));
        }
        return kind;
    }

    private @Nullable LocalDate date(String name) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException _) {
            // Reported below like a date out of range.
        }
        errors.add(new FieldError(name, "must be a date such as 2030-05-17"));
        return null;
    }
}
