package dev.stagedoor.ticket.pool.postgres;

import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.EventSnapshot.Visibility;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.ticket.pool.EventPools.News;
import dev.stagedoor.ticket.pool.LostRace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is remembered of events and their ticket types. */
@Component
class EventRows {
    // Sorted, so that two writers with events in common wait for each other in one direction.
    private static final String REMEMBER = """
            INSERT INTO events AS e (id, revision, organizer_id, name, starts_at, ends_at, timezone, location, door_staff,
                                     spot, cancelled_at, visibility)
            SELECT n.id, n.revision, n.organizer_id, n.name, n.starts_at, n.ends_at, n.timezone, n.location,
                   n.door_staff::uuid[], n.spot, n.cancelled_at, n.visibility
            FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[],
                        $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::text[])
                AS n (id, revision, organizer_id, name, starts_at, ends_at, timezone, location, door_staff, spot,
                      cancelled_at, visibility)
            ORDER BY n.id
            ON CONFLICT (id) DO UPDATE
            SET revision = excluded.revision, organizer_id = excluded.organizer_id, name = excluded.name,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at, timezone = excluded.timezone,
                location = excluded.location, door_staff = excluded.door_staff, spot = excluded.spot,
                cancelled_at = COALESCE(e.cancelled_at, excluded.cancelled_at), visibility = excluded.visibility
            WHERE e.revision < excluded.revision""";

    private static final String START_COUNTING =
            "INSERT INTO ticket_counts (event_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING";

    private static final String FORGET_TYPES = "DELETE FROM ticket_types WHERE event_id = ANY($1) AND id <> ALL($2)";

    private static final String REMEMBER_TYPES = """
            INSERT INTO ticket_types (id, event_id, name, slot_starts, slot_ends)
            SELECT n.id, n.event_id, n.name, n.slot_starts, n.slot_ends
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[])
                AS n (id, event_id, name, slot_starts, slot_ends)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, slot_starts = excluded.slot_starts, slot_ends = excluded.slot_ends""";

    private final DatabaseClient database;

    EventRows(DatabaseClient database) {
        this.database = database;
    }

    private record TypeRow(UUID eventId, TicketTypeSnapshot type) {}

    Mono<Void> remember(List<News> news) {
        List<EventSnapshot> events = news.stream().map(News::event).toList();
        UUID[] ids = events.stream().map(EventSnapshot::id).toArray(UUID[]::new);
        return database.sql(REMEMBER)
                .bind(0, ids)
                .bind(1, events.stream().map(EventSnapshot::revision).toArray(Long[]::new))
                .bind(2, events.stream().map(EventSnapshot::organizerId).toArray(UUID[]::new))
                .bind(3, texts(events, EventSnapshot::name))
                .bind(4, times(events, EventSnapshot::startsAt))
                .bind(5, times(events, EventSnapshot::endsAt))
                .bind(6, texts(events, EventSnapshot::timezone))
                .bind(7, texts(events, EventSnapshot::location))
                .bind(8, texts(events, event -> array(event.doorStaff())))
                .bind(9, texts(events, EventSnapshot::spot))
                .bind(10, times(news, News::cancelledAt))
                .bind(11, texts(events, event -> visibility(event.visibility())))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == events.size()
                        ? database.sql(START_COUNTING).bind(0, ids).then()
                        : Mono.error(new LostRace("a later revision of an event was taken in meanwhile")))
                .then(Mono.defer(() -> rememberTypes(ids, events)));
    }

    private Mono<Void> rememberTypes(UUID[] ids, List<EventSnapshot> events) {
        List<TypeRow> types = events.stream()
                .flatMap(event -> event.ticketTypes().stream().map(type -> new TypeRow(event.id(), type)))
                .toList();
        UUID[] typeIds = types.stream().map(row -> row.type().id()).toArray(UUID[]::new);
        return database.sql(FORGET_TYPES)
                .bind(0, ids)
                .bind(1, typeIds)
                .then()
                .then(database.sql(REMEMBER_TYPES)
                        .bind(0, typeIds)
                        .bind(1, types.stream().map(TypeRow::eventId).toArray(UUID[]::new))
                        .bind(2, texts(types, row -> row.type().name()))
                        .bind(
                                3,
                                times(
                                        types,
                                        row -> row.type().slot() == null
                                                ? null
                                                : row.type().slot().start()))
                        .bind(
                                4,
                                times(
                                        types,
                                        row -> row.type().slot() == null
                                                ? null
                                                : row.type().slot().end()))
                        .then());
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> @Nullable OffsetDateTime[] times(List<T> rows, Function<T, @Nullable Instant> column) {
        return rows.stream().map(column).map(EventRows::utc).toArray(OffsetDateTime[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String visibility(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "public";
            case PRIVATE -> "private";
        };
    }

    /** As PostgreSQL writes an array, for one column cannot be made of arrays of different lengths. */
    private static @Nullable String array(@Nullable List<UUID> ids) {
        return ids == null ? null : ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
