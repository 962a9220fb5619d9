package dev.stagedoor.notification.report;

import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.Attachment;
import dev.stagedoor.notification.mail.model.MailContent.ReportMade;
import dev.stagedoor.notification.report.model.Figures;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportLine;
import dev.stagedoor.notification.report.model.ReportPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** What the mail of a report says. */
@Component
class ReportLetter {
    private final ReportCsv csv;

    ReportLetter(ReportCsv csv) {
        this.csv = csv;
    }

    ReportMade of(Report report) {
        return new ReportMade(
                title(report.period()), summary(report), new Attachment(ReportCsv.fileName(report), csv.write(report)));
    }

    private static String title(ReportPeriod period) {
        return switch (period.kind()) {
            case DAILY -> "Your events on " + period.firstDay();
            case WEEKLY -> "Your events from " + period.firstDay() + " to " + period.lastDay();
        };
    }

    private static List<String> summary(Report report) {
        Figures totals = report.totals();
        List<String> lines = new ArrayList<>();
        lines.add("Bookings confirmed: " + totals.bookingsConfirmed());
        lines.add("Tickets sold: " + totals.ticketsSold());
        lines.add("Revenue: " + money(totals.revenue()));
        lines.add("Bookings cancelled: " + totals.bookingsCancelled());
        lines.add("Refunds: " + totals.refunds() + (totals.refunds() == 0 ? "" : ", " + money(totals.refunded())));
        lines.add("Check-ins: " + totals.checkIns());
        if (report.lines().stream().anyMatch(ReportLine::late)) {
            lines.add("Some of this happened earlier and became known only after the report of its time.");
        }
        return lines;
    }

    private static String money(SortedMap<String, Long> amounts) {
        return amounts.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        amounts.entrySet().stream()
                                .map(amount -> new Amount(amount.getValue(), amount.getKey()).text())
                                .toList());
    }
}
