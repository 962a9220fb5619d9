package dev.stagedoor.notification.report;

import dev.stagedoor.notification.report.Reports.Filter;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows organizers their own reports. */
@Component
public class ReadReports {
    private final Reports reports;

    ReadReports(Reports reports) {
        this.reports = reports;
    }

    public Mono<Page<Report>> list(UUID organizer, Filter filter, PageRequest page) {
        return reports.list(organizer, filter, page);
    }

    /** Errors with 404 for a report that does not exist or is somebody else's: its id says nothing to others. */
    public Mono<Report> one(UUID id, UUID organizer) {
        return reports.one(id, organizer).switchIfEmpty(Mono.error(() -> Problem.notFound("report")));
    }
}
