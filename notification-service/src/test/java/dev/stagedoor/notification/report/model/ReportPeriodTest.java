package dev.stagedoor.notification.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T23:59:59.999999Z, UTC, 2026-11-20",
        "2026-11-21T00:00:00Z, UTC, 2026-11-21",
        "2026-11-20T22:59:59.999999Z, Europe/Berlin, 2026-11-20",
        "2026-11-20T23:00:00Z, Europe/Berlin, 2026-11-21",
        "2026-11-20T13:30:00Z, Australia/Adelaide, 2026-11-21"
    })
    void beginsADayAtMidnightOfItsZone(Instant moment, ZoneId zone, LocalDate day) {
        assertThat(ReportPeriod.containing(ReportKind.DAILY, moment, zone).firstDay())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-15T23:59:59Z, 2026-11-09, 2026-W46",
        "2026-11-16T00:00:00Z, 2026-11-16, 2026-W47",
        "2026-11-22T23:59:59Z, 2026-11-16, 2026-W47",
        "2027-01-01T12:00:00Z, 2026-12-28, 2026-W53",
        "2027-01-04T00:00:00Z, 2027-01-04, 2027-W01"
    })
    void beginsAWeekOnItsMonday(Instant moment, LocalDate monday, String name) {
        ReportPeriod week = ReportPeriod.containing(ReportKind.WEEKLY, moment, ZoneId.of("UTC"));
        assertThat(week.firstDay()).isEqualTo(monday);
        assertThat(week.lastDay()).isEqualTo(monday.plusDays(6));
        assertThat(week.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        // the night in which clocks go forward, and the one in which they go back
        "2026-03-29, Europe/Berlin, PT23H",
        "2026-10-25, Europe/Berlin, PT25H",
        "2026-11-21, Europe/Berlin, PT24H",
        // where that happens at midnight, a day begins at one o'clock or has two midnights
        "2026-04-24, Africa/Cairo, PT23H",
        "2026-03-08, America/Havana, PT23H",
        "2026-11-01, America/Havana, PT25H",
        // half an hour
        "2026-10-04, Australia/Lord_Howe, PT23H30M"
    })
    void hasAsManyHoursAsTheDayHas(LocalDate day, ZoneId zone, Duration length) {
        ReportPeriod period = new ReportPeriod(ReportKind.DAILY, day, zone);
        assertThat(Duration.between(period.startsAt(), period.endsAt())).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"UTC", "Europe/Berlin", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu"})
    void leavesNoMomentOutAndHasNoneTwice(ZoneId zone) {
        for (ReportKind kind : ReportKind.values()) {
            ReportPeriod period = ReportPeriod.containing(kind, Instant.parse("2026-01-01T12:00:00Z"), zone);
            for (int i = 0; i < 400; i++) {
                ReportPeriod next = ReportPeriod.containing(kind, period.endsAt(), zone);
                assertThat(next.startsAt()).isEqualTo(period.endsAt());
                assertThat(ReportPeriod.containing(kind, period.startsAt(), zone))
                        .isEqualTo(period);
                assertThat(ReportPeriod.containing(kind, period.endsAt().minusNanos(1), zone))
                        .isEqualTo(period);
                period = next;
            }
        }
    }

    @Test
    void hasAWeekOfSevenDaysThoughOneOfThemIsShort() {
        ReportPeriod week =
                new ReportPeriod(ReportKind.WEEKLY, LocalDate.parse("2026-03-23"), ZoneId.of("Europe/Berlin"));
        assertThat(Duration.between(week.startsAt(), week.endsAt())).isEqualTo(Duration.ofHours(7 * 24 - 1));
    }
}
