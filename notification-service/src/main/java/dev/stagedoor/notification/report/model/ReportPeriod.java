package dev.stagedoor.notification.report.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;

/**
 * A day or a week, as the calendar of a zone has it: where clocks are set back, a day has 25 hours.
 *
 * @param firstDay of a week: its Monday
 */
public record ReportPeriod(ReportKind kind, LocalDate firstDay, ZoneId zone) {
    /** The period in which this moment lies. */
    public static ReportPeriod containing(ReportKind kind, Instant moment, ZoneId zone) {
        return new ReportPeriod(kind, kind.firstDay(moment.atZone(zone).toLocalDate()), zone);
    }

    /** Its first moment. */
    public Instant startsAt() {
        return firstDay.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    public Instant endsAt() {
        return kind.next(firstDay).atStartOfDay(zone).toInstant();
    }

    /** Its last day. */
    public LocalDate lastDay() {
        return kind.next(firstDay).minusDays(1);
    }

    /** A name that sorts, such as {@code 2026-11-21} or {@code 2026-W47}. */
    public String name() {
        return switch (kind) {
            case DAILY -> firstDay.toString();
            case WEEKLY ->
                "%04d-W%02d"
                        .formatted(
                                firstDay.get(IsoFields.WEEK_BASED_YEAR),
                                firstDay.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        };
    }
}
