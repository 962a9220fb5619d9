package dev.stagedoor.event.importing.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.importing.ImportedEvents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresImportedEvents implements ImportedEvents {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('import ' || :organizer, 0))";

    private static final String FIND = """
            SELECT import_key, event_id, digest FROM imported_events
            WHERE organizer_id = :organizer AND import_key = ANY(:keys)
            """;

    private static final String REMEMBER = """
            INSERT INTO imported_events (organizer_id, import_key, event_id, digest)
            SELECT :organizer, r.* FROM unnest(:keys, :events, :digests) AS r
            ON CONFLICT (organizer_id, import_key) DO UPDATE SET digest = excluded.digest
            """;

    private final DatabaseClient database;

    PostgresImportedEvents(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<String, Imported>> lock(UUID organizerId, Collection<String> keys) {
        Mono<Map<String, Imported>> known = database.sql(FIND)
                .bind("organizer", organizerId)
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> new Entry(
                        requireNonNull(row.get("import_key", String.class)),
                        new Imported(
                                requireNonNull(row.get("event_id", UUID.class)),
                                requireNonNull(row.get("digest", String.class)))))
                .all()
                .collectMap(Entry::key, Entry::imported);
        return database.sql(LOCK)
                .bind("organizer", organizerId.toString())
                .then()
                .then(known);
    }

    @Override
    public Mono<Void> remember(UUID organizerId, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(REMEMBER)
                .bind("organizer", organizerId)
                .bind("keys", column(entries, Entry::key).toArray(String[]::new))
                .bind(
                        "events",
                        column(entries, entry -> entry.imported().eventId()).toArray(UUID[]::new))
                .bind(
                        "digests",
                        column(entries, entry -> entry.imported().digest()).toArray(String[]::new))
                .then();
    }

    private static <T> List<T> column(List<Entry> entries, Function<Entry, T> value) {
        return entries.stream().map(value).toList();
    }
}
