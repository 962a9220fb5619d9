package dev.stagedoor.notification.report.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an organizer is told of a period. Never changes once it is made. */
public record Report(UUID id, UUID organizerId, ReportPeriod period, Instant madeAt, List<ReportLine> lines) {
    public Report {
        lines = List.copyOf(lines);
    }

    /** All lines together, the late ones too. */
    public Figures totals() {
        return Figures.sum(lines.stream().map(ReportLine::figures));
    }
}
