package dev.stagedoor.notification.report.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long the period of a report is. */
public enum ReportKind {
    /** A calendar day. */
    DAILY {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusDays(1);
        }
    },
    /** An ISO 8601 week, Monday to Sunday. */
    WEEKLY {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusWeeks(1);
        }
    };

    /** The first day of the period that {@code day} belongs to. */
    abstract LocalDate firstDay(LocalDate day);

    /** The first day of the period after. */
    abstract LocalDate next(LocalDate firstDay);

    /** Its name in the database and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this {@link #code()}, if there is one. */
    public static Optional<ReportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
