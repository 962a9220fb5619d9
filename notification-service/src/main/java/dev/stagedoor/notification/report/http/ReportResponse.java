package dev.stagedoor.notification.report.http;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.notification.report.model.Figures;
import dev.stagedoor.notification.report.model.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * A report with its lines.
 *
 * @param periodStart its first day
 * @param periodEnd its last day
 * @param timezone in whose calendar these days are
 */
public record ReportResponse(
        UUID id,
        String kind,
        LocalDate periodStart,
        LocalDate periodEnd,
        String timezone,
        Instant createdAt,
        FiguresResponse totals,
        List<LineResponse> lines) {

    /** What happened, in numbers; {@code revenue} is before anything is paid back. */
    public record FiguresResponse(
            long bookingsConfirmed,
            long ticketsSold,
            List<Money> revenue,
            long bookingsCancelled,
            long refunds,
            List<Money> refunded,
            long checkIns) {
        static FiguresResponse of(Figures figures) {
            return new FiguresResponse(
                    figures.bookingsConfirmed(),
                    figures.ticketsSold(),
                    money(figures.revenue()),
                    figures.bookingsCancelled(),
                    figures.refunds(),
                    money(figures.refunded()),
                    figures.checkIns());
        }

        private static List<Money> money(SortedMap<String, Long> amounts) {
            return amounts.entrySet().stream()
                    .map(amount -> new Money(amount.getValue(), amount.getKey()))
                    .toList();
        }
    }

    /**
     * One event.
     *
     * @param late happened before the period, and became known only after the report of its time
     */
    public record LineResponse(UUID eventId, String eventName, boolean late, FiguresResponse figures) {}

    /** A report in a list: without its lines. */
    record Summary(
            UUID id,
            String kind,
            LocalDate periodStart,
            LocalDate periodEnd,
            String timezone,
            Instant createdAt,
            FiguresResponse totals) {
        static Summary of(Report report) {
            return new Summary(
                    report.id(),
                    report.period().kind().code(),
                    report.period().firstDay(),
                    report.period().lastDay(),
                    report.period().zone().getId(),
                    report.madeAt(),
                    FiguresResponse.of(report.totals()));
        }
    }

    /** The report as it is shown. */
    public static ReportResponse of(Report report) {
        return new ReportResponse(
                report.id(),
                report.period().kind().code(),
                report.period().firstDay(),
                report.period().lastDay(),
                report.period().zone().getId(),
                report.madeAt(),
                FiguresResponse.of(report.totals()),
                report.lines().stream()
                        .map(line -> new LineResponse(
                                line.eventId(), line.eventName(), line.late(), FiguresResponse.of(line.figures())))
                        .toList());
    }
}
