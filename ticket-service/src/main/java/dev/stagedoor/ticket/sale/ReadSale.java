package dev.stagedoor.ticket.sale;

import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.OrganizersOnly;
import dev.stagedoor.ticket.sale.model.QueuedRequest;
import dev.stagedoor.ticket.sale.model.SaleReport;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows the organizer of an event how its sale went. */
@Component
public class ReadSale {
    /** Requests read by one statement of a download: a few hundred kB. */
    private static final int STRETCH = 1_000;

    private final SaleReports reports;
    private final RecentReports recentReports;
    private final OrganizersOnly organizersOnly;

    ReadSale(SaleReports reports, RecentReports recentReports, OrganizersOnly organizersOnly) {
        this.reports = reports;
        this.recentReports = recentReports;
        this.organizersOnly = organizersOnly;
    }

    /** Emits the report of this moment, or of one not long ago; it says of which. */
    public Mono<SaleReport> report(UUID event, Caller caller) {
        return organizersOnly.admit(event, caller).then(Mono.defer(() -> recentReports.find(event)));
    }

    /** Emits a page of the queue. */
    public Mono<Page<QueuedRequest>> queue(UUID event, Caller caller, PageRequest request) {
        return organizersOnly
                .admit(event, caller)
                .then(Mono.defer(() -> Mono.zip(
                        reports.page(event, request.limit(), request.offset()),
                        reports.length(event),
                        (items, total) -> Page.of(items, request, total))));
    }

    /** Emits the whole queue, which is read {@link #STRETCH} at a time, as fast as it is taken. */
    public Mono<Flux<QueuedRequest>> all(UUID event, Caller caller) {
        return organizersOnly
                .admit(event, caller)
                .thenReturn(stretch(event, null)
                        .expand(read -> read.size() < STRETCH ? Mono.empty() : stretch(event, read.getLast()))
                        .flatMapIterable(requests -> requests, 1));
    }

    private Mono<List<QueuedRequest>> stretch(UUID event, @Nullable QueuedRequest after) {
        return reports.next(event, after, STRETCH);
    }
}
