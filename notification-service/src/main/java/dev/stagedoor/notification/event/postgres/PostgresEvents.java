package dev.stagedoor.notification.event.postgres;

import dev.stagedoor.notification.event.Events;
import dev.stagedoor.notification.mail.model.EventFacts;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Event facts as a table. */
@Repository
class PostgresEvents implements Events {
    private static final String KEEP = """
            INSERT INTO events AS known (id, revision, name, location, online, timezone, starts_at, ends_at, organizer_id)
            SELECT id, revision, name, location, online, timezone, starts_at::timestamptz, ends_at::timestamptz,
                   organizer_id
            FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[],
                        $8::text[], $9::uuid[])
                 AS n (id, revision, name, location, online, timezone, starts_at, ends_at, organizer_id)
            ON CONFLICT (id) DO UPDATE SET
                revision = excluded.revision, name = excluded.name, location = excluded.location,
                online = excluded.online, timezone = excluded.timezone, starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, organizer_id = excluded.organizer_id
            WHERE known.revision < excluded.revision""";

    private final DatabaseClient database;

    PostgresEvents(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(Collection<Revision> events) {
        List<Revision> rows = List.copyOf(events);
        return database.sql(KEEP)
                .bind(0, rows.stream().map(Revision::eventId).toArray(UUID[]::new))
                .bind(1, rows.stream().map(Revision::number).toArray(Long[]::new))
                .bind(2, texts(rows, EventFacts::name))
                .bind(3, texts(rows, EventFacts::location))
                .bind(4, rows.stream().map(row -> row.facts().online()).toArray(Boolean[]::new))
                .bind(5, texts(rows, EventFacts::timezone))
                .bind(6, texts(rows, facts -> facts.startsAt().toString()))
                .bind(7, texts(rows, facts -> facts.endsAt().toString()))
                .bind(8, rows.stream().map(Revision::organizerId).toArray(UUID[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static @Nullable String[] texts(List<Revision> rows, Function<EventFacts, @Nullable String> column) {
        @Nullable String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i).facts());
        }
        return values;
    }
}
