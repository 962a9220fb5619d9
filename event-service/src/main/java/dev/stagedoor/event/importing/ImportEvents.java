package dev.stagedoor.event.importing;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.EventContent;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.importing.model.ImportKey;
import dev.stagedoor.event.importing.model.ImportRow;
import dev.stagedoor.event.importing.model.RowResult;
import dev.stagedoor.event.importing.model.RowResult.Failed;
import dev.stagedoor.event.importing.model.Stored;
import dev.stagedoor.event.importing.model.WantedEvent;
import dev.stagedoor.service.trace.Traced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * An organizer imports the rows of a file. Rows of one key are one event, and the last of them says what it is; a bad row
 * stops no other. Each chunk of events is one transaction: what was stored before an outage is found when the file comes
 * again.
 */
@Component
public class ImportEvents {
    private static final Logger log = LoggerFactory.getLogger(ImportEvents.class);

    private final StoreChunk chunks;
    private final ImportLimits limits;
    private final ImportMetrics metrics;
    private final RowDigest digest;

    ImportEvents(StoreChunk chunks, ImportLimits limits, ImportMetrics metrics, JsonMapper json) {
        this.chunks = chunks;
        this.limits = limits;
        this.metrics = metrics;
        this.digest = new RowDigest(json);
    }

    /** A good row. */
    private record Numbered(int row, WantedEvent wanted) {}

    /**
     * The result of each row, in their order.
     *
     * @param publish whether rows that do not say are to be published
     */
    public Mono<List<RowResult>> run(UUID organizerId, List<ImportRow> rows, boolean publish) {
        List<RowResult> results = new ArrayList<>();
        Map<String, List<Numbered>> byKey = new LinkedHashMap<>();
        for (ImportRow row : rows) {
            switch (row.content()) {
                case Checked.Invalid<EventContent>(List<FieldError> errors) ->
                    results.add(new Failed(row.number(), errors));
                case Checked.Valid<EventContent>(EventContent content) -> {
                    WantedEvent wanted = wanted(row, content, publish);
                    byKey.computeIfAbsent(wanted.key(), key -> new ArrayList<>())
                            .add(new Numbered(row.number(), wanted));
                }
            }
        }
        List<WantedEvent> newest =
                byKey.values().stream().map(same -> same.getLast().wanted()).toList();
        return Flux.fromIterable(newest)
                .buffer(limits.chunkRows())
                .concatMap(chunk -> chunks.store(organizerId, chunk))
                .collect(HashMap<String, Stored>::new, Map::putAll)
                .map(stored -> {
                    byKey.forEach((key, same) -> results.addAll(tell(same, requireNonNull(stored.get(key)))));
                    results.sort(Comparator.comparingInt(RowResult::row));
                    metrics.count(results);
                    return results;
                })
                .delayUntil(told ->
                        Traced.line(() -> log.info("imported a file of {} rows for {}", told.size(), organizerId)));
    }

    private WantedEvent wanted(ImportRow row, EventContent sent, boolean publish) {
        EventContent content = sent.withoutTicketTypeIds();
        Boolean own = row.publish();
        return new WantedEvent(
                ImportKey.of(content.details(), row.externalId()),
                digest.of(content),
                content,
                own == null ? publish : own);
    }

    /** A row that says just what the one before it of the same key said has changed nothing. */
    private static List<RowResult> tell(List<Numbered> same, Stored stored) {
        List<RowResult> results = new ArrayList<>();
        WantedEvent before = null;
        for (Numbered row : same) {
            results.add(
                    switch (stored) {
                        case Stored.Refused(List<FieldError> errors) -> new Failed(row.row(), errors);
                        case Stored.AsBefore(UUID id) -> new RowResult.Unchanged(row.row(), id);
                        case Stored.Written(UUID id) ->
                            row.wanted().equals(before)
                                    ? new RowResult.Unchanged(row.row(), id)
                                    : new RowResult.Imported(row.row(), id);
                    });
            before = row.wanted();
        }
        return results;
    }
}
