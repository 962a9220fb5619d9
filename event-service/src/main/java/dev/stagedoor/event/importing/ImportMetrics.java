package dev.stagedoor.event.importing;

import dev.stagedoor.event.importing.model.RowResult;
import dev.stagedoor.event.importing.model.RowResult.Failed;
import dev.stagedoor.event.importing.model.RowResult.Imported;
import dev.stagedoor.event.importing.model.RowResult.Unchanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts imported rows by what became of them. */
@Component
class ImportMetrics {
    private final Counter imported;
    private final Counter unchanged;
    private final Counter failed;

    ImportMetrics(MeterRegistry registry) {
        imported = counter(registry, "imported");
        unchanged = counter(registry, "unchanged");
        failed = counter(registry, "failed");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("stagedoor.import.rows")
                .description("Rows of imported files by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    void count(List<RowResult> results) {
        for (RowResult result : results) {
            switch (result) {
                case Imported _ -> imported.increment();
                case Unchanged _ -> unchanged.increment();
                case Failed _ -> failed.increment();
            }
        }
    }
}
