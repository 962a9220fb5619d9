package dev.stagedoor.notification.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.notification.report.model.Fact.Kind;
import dev.stagedoor.notification.report.model.Figures;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportKind;
import dev.stagedoor.notification.report.model.ReportLine;
import dev.stagedoor.notification.report.model.ReportPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCsvTest {
    private static final UUID EVENT = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    private final ReportCsv csv = new ReportCsv();

    @Test
    void hasARowForEachEventAndTheTotals() {
        Figures sales = Figures.sum(Stream.of(
                Figures.of(Kind.CONFIRMED, 2, 3, "EUR", 2500, 2),
                Figures.of(Kind.SOLD, 2, 3, null, 0, 0),
                Figures.of(Kind.REFUNDED, 1, 1, "EUR", 250, 1)));
        Figures late = Figures.of(Kind.CONFIRMED, 1, 1, "JPY", 1200, 1);
        assertThat(csv.write(report(
                        new ReportLine(EVENT, "Winter Concert", false, sales),
                        new ReportLine(EVENT, "Winter Concert", true, late))))
                .isEqualTo("""
                        event_id,event,late,bookings_confirmed,tickets_sold,revenue_EUR,revenue_JPY,\
                        bookings_cancelled,refunds,refunded_EUR,refunded_JPY,check_ins
                        %1$s,Winter Concert,no,2,3,25.00,0,0,1,2.50,0,0
                        %1$s,Winter Concert,yes,1,0,0.00,1200,0,0,0.00,0,0
                        "",Total,,3,3,25.00,1200,0,1,2.50,0,0
                        """.formatted(EVENT).replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void makesNoFormulaOfAName(String name) {
        assertThat(nameIn(csv.write(report(new ReportLine(EVENT, name, false, Figures.NONE)))))
                .startsWith("'");
    }

    @Test
    void quotesWhatWouldEndACell() {
        String written =
                csv.write(report(new ReportLine(EVENT, "Tom, \"Jerry\"\r\nand = friends", false, Figures.NONE)));
        assertThat(written).contains(EVENT + ",\"Tom, \"\"Jerry\"\"\r\nand = friends\",no,");
    }

    @Test
    void isNamedByItsPeriod() {
        assertThat(ReportCsv.fileName(report())).isEqualTo("stagedoor-weekly-2026-W47.csv");
    }

    private static String nameIn(String written) {
        String cell = written.substring(
                written.indexOf(EVENT.toString()) + EVENT.toString().length() + 1);
        return cell.startsWith("\"") ? cell.substring(1) : cell;
    }

    private static Report report(ReportLine... lines) {
        return new Report(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new ReportPeriod(ReportKind.WEEKLY, LocalDate.parse("2026-11-16"), ZoneId.of("UTC")),
                Instant.EPOCH,
                List.of(lines));
    }
}
