package dev.stagedoor.notification.report;

import dev.stagedoor.notification.mail.WakeUp;
import dev.stagedoor.notification.report.Reports.Untold;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportKind;
import dev.stagedoor.notification.report.model.ReportPeriod;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The clock that makes reports. Every replica runs it; of two that make the same report at once, the database lets one
 * through.
 */
@Component
public class MakeReports {
    private static final Logger LOG = LoggerFactory.getLogger(MakeReports.class);

    private final Reports reports;
    private final WriteReport write;
    private final ReportMetrics metrics;
    private final ReportLimits limits;
    private final WakeUp wakeUp;
    private final Clock clock;

    MakeReports(
            Reports reports,
            WriteReport write,
            ReportMetrics metrics,
            ReportLimits limits,
            WakeUp wakeUp,
            Clock clock) {
        this.reports = reports;
        this.write = write;
        this.metrics = metrics;
        this.limits = limits;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** Makes what is due by now. */
    @Scheduled(
            fixedDelayString = "${stagedoor.reports.interval:1m}",
            initialDelayString = "${stagedoor.reports.interval:1m}")
    Mono<Void> tick() {
        return Mono.defer(() -> due(clock.instant())).then();
    }

    /** Makes every report that is due at {@code now}; emits how many this replica made. */
    public Mono<Long> due(Instant now) {
        return Flux.fromArray(ReportKind.values())
                .concatMap(kind -> due(kind, now))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> due(ReportKind kind, Instant now) {
        // What lies before the period that is not over yet, grace included.
        Instant boundary = ReportPeriod.containing(kind, now.minus(limits.grace()), limits.zone())
                .startsAt();
        Mono<Long> round = round(kind, boundary, now);
        return round.expand(made -> made == 0 ? Mono.empty() : round)
                .reduce(0L, Long::sum)
                .doOnSuccess(made -> {
                    if (made > 0) {
                        LOG.info("{} {} reports made", made, kind.code());
                        wakeUp.call();
                    }
                });
    }

    /** One report for each organizer who has any due, the oldest first. Zero when nothing is due, or others make it. */
    private Mono<Long> round(ReportKind kind, Instant boundary, Instant now) {
        return reports.untold(kind, boundary, limits.batchSize())
                .collectList()
                .doOnNext(untold -> measure(kind, untold))
                .flatMapMany(Flux::fromIterable)
                .concatMap(untold -> make(kind, untold, now))
                .count();
    }

    /** A report that cannot be made holds up no other. */
    private Mono<Report> make(ReportKind kind, Untold untold, Instant now) {
        return write.write(untold.organizer(), ReportPeriod.containing(kind, untold.moment(), limits.zone()), now)
                .doOnNext(_ -> metrics.made(kind))
                .onErrorResume(error -> {
                    LOG.error("A {} report cannot be made; it is tried again", kind.code(), error);
                    return Mono.empty();
                });
    }

    private void measure(ReportKind kind, List<Untold> untold) {
        untold.stream()
                .map(Untold::moment)
                .min(Instant::compareTo)
                .ifPresentOrElse(oldest -> metrics.due(kind, dueSince(kind, oldest)), () -> metrics.allMade(kind));
    }

    private Instant dueSince(ReportKind kind, Instant moment) {
        return ReportPeriod.containing(kind, moment, limits.zone()).endsAt().plus(limits.grace());
    }
}
