package dev.stagedoor.notification.report;

import dev.stagedoor.notification.report.model.ReportKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What operators see of the reports. */
@Component
class ReportMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<ReportKind, Instant> dueSince = new ConcurrentHashMap<>();

    ReportMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (ReportKind kind : ReportKind.values()) {
            TimeGauge.builder("stagedoor.reports.due.age", () -> age(kind).toMillis(), TimeUnit.MILLISECONDS)
                    .description("How long the oldest report has been due and is not made")
                    .tag("kind", kind.code())
                    .register(registry);
        }
    }

    /** Counts one that this replica made. */
    void made(ReportKind kind) {
        Counter.builder("stagedoor.reports.made")
                .description("Reports made by this replica")
                .baseUnit("reports")
                .tag("kind", kind.code())
                .register(registry)
                .increment();
    }

    /** The oldest that is not made has been due since then. */
    void due(ReportKind kind, Instant since) {
        dueSince.put(kind, since);
    }

    /** Nothing is due that is not made. */
    void allMade(ReportKind kind) {
        dueSince.remove(kind);
    }

    private Duration age(ReportKind kind) {
        Instant since = dueSince.get(kind);
        Instant now = clock.instant();
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
