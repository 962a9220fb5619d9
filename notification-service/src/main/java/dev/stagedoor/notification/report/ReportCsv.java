package dev.stagedoor.notification.report;

import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.report.model.Figures;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/**
 * Reports as comma-separated values (RFC 4180): a row for each event, then the totals. Each currency has its own columns,
 * in its main unit. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
@Component
public class ReportCsv {
    /** With these a spreadsheet begins a formula; tab and carriage return it passes over on its way to one. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final String TOTAL = "Total";

    /** A name that sorts and that no system refuses. */
    public static String fileName(Report report) {
        return "stagedoor-%s-%s.csv"
                .formatted(report.period().kind().code(), report.period().name());
    }

    public String write(Report report) {
        Figures totals = report.totals();
        SortedSet<String> currencies = new TreeSet<>(totals.revenue().keySet());
        currencies.addAll(totals.refunded().keySet());
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header(currencies));
            for (ReportLine line : report.lines()) {
                csv.printRecord(row(
                        line.eventId().toString(),
                        safe(line.eventName()),
                        line.late() ? "yes" : "no",
                        cells(line.figures(), currencies)));
            }
            csv.printRecord(row("", TOTAL, "", cells(totals, currencies)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> header(SortedSet<String> currencies) {
        List<String> header =
                new ArrayList<>(List.of("event_id", "event", "late", "bookings_confirmed", "tickets_sold"));
        currencies.forEach(currency -> header.add("revenue_" + currency));
        header.addAll(List.of("bookings_cancelled", "refunds"));
        currencies.forEach(currency -> header.add("refunded_" + currency));
        header.add("check_ins");
        return header;
    }

    private static List<String> row(String id, String name, String late, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(id, name, late));
        row.addAll(cells);
        return row;
    }

    private static List<String> cells(Figures figures, SortedSet<String> currencies) {
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(figures.bookingsConfirmed()));
        cells.add(Long.toString(figures.ticketsSold()));
        currencies.forEach(currency -> cells.add(amount(figures.revenue(), currency)));
        cells.add(Long.toString(figures.bookingsCancelled()));
        cells.add(Long.toString(figures.refunds()));
        currencies.forEach(currency -> cells.add(amount(figures.refunded(), currency)));
        cells.add(Long.toString(figures.checkIns()));
        return cells;
    }

    private static String amount(Map<String, Long> amounts, String currency) {
        return new Amount(amounts.getOrDefault(currency, 0L), currency).number();
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
