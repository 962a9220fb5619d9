package dev.stagedoor.notification.report;

import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportKind;
import dev.stagedoor.notification.report.model.ReportPeriod;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reports that were made, and the facts that are still to be told. */
public interface Reports {
    /**
     * For each organizer with something untold from before {@code boundary} that no report covers: the oldest moment of
     * it. A fact whose period has been reported counts as of the moment when it became known.
     */
    Flux<Untold> untold(ReportKind kind, Instant boundary, int limit);

    /**
     * Makes the report of an organizer, in the transaction under way: tells every untold fact from before the period's end.
     * Empty when that report exists, as when another replica is about to commit it.
     */
    Mono<Report> make(UUID id, UUID organizer, ReportPeriod period, Instant now);

    /** A report of this organizer's. Empty where there is none. */
    Mono<Report> one(UUID id, UUID organizer);

    /** Reports of this organizer's, newest period first. */
    Mono<Page<Report>> list(UUID organizer, Filter filter, PageRequest page);

    /** Every report of this organizer's, oldest first. */
    Flux<Report> all(UUID organizer);

    /** Deletes every report of this organizer's. */
    Mono<Void> forgetOf(UUID organizer);

    /** An organizer with something to be told, and the oldest moment of it. */
    record Untold(UUID organizer, Instant moment) {}

    /**
     * Which reports are wanted.
     *
     * @param kind null: of any
     * @param from first day of the oldest period wanted; null: any
     * @param to first day of the newest period wanted; null: any
     */
    record Filter(
            @Nullable ReportKind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
