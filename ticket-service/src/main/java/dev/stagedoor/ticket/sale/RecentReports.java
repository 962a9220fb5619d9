package dev.stagedoor.ticket.sale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.ticket.sale.model.SaleReport;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Timed;

/**
 * Reads the whole queue of an event once for all who ask while it is read, and for as long after that as its reading is worth:
 * a queue may have a million requests, its organizers press reload, and the sale goes on beside them.
 */
@Component
class RecentReports {
    private final SaleReports reports;
    private final SaleReportProperties limits;
    private final Cache<UUID, Mono<Timed<SaleReport>>> recent;

    RecentReports(SaleReports reports, SaleReportProperties limits) {
        this.reports = reports;
        this.limits = limits;
        this.recent = Caffeine.newBuilder().maximumSize(limits.remembered()).build();
    }

    /** A failure is not remembered. */
    Mono<SaleReport> find(UUID event) {
        return recent.get(
                        event,
                        id -> reports.report(id)
                                .timed()
                                .cache(
                                        read -> read.elapsed().multipliedBy(limits.rest()),
                                        _ -> Duration.ZERO,
                                        () -> Duration.ZERO))
                .map(Timed::get);
    }
}
