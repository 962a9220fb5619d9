package dev.stagedoor.event.listing.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.listing.ListedEvents;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresListedEvents implements ListedEvents {
    private static final String BOOKABLE = """
            (published_at IS NOT NULL AND ends_at > :now AND EXISTS (
                SELECT 1 FROM ticket_types t LEFT JOIN pools p ON p.ticket_type_id = t.id
                WHERE t.event_id = events.id AND coalesce(p.available, t.capacity) > 0))
            """;

    private final DatabaseClient database;

    PostgresListedEvents(DatabaseClient database) {
        this.database = database;
    }

    /** A condition that only holds constants and named parameters, and the values of those. */
    private record Filter(String where, Map<String, Object> values) {}

    @Override
    public Mono<List<UUID>> page(EventQuery query, Instant now, int limit, long offset) {
        Filter filter = filter(query, now);
        String direction = query.order().descending() ? " DESC" : "";
        String order = " ORDER BY " + column(query.order().field()) + direction + ", id" + direction;
        return database.sql("SELECT id FROM events WHERE " + filter.where() + order + " LIMIT :limit OFFSET :offset")
                .bindValues(filter.values())
                .bind("limit", limit)
                .bind("offset", offset)
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> count(EventQuery query, Instant now) {
        Filter filter = filter(query, now);
        return database.sql("SELECT count(*) AS total FROM events WHERE " + filter.where())
                .bindValues(filter.values())
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
    }

    private static String column(SortField field) {
        return switch (field) {
            case NAME -> "name";
            case STARTS_AT -> "starts_at";
            case CREATED_AT -> "created_at";
        };
    }

    private static Filter filter(EventQuery query, Instant now) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (query.organizerId() == null) {
            conditions.add("published_at IS NOT NULL AND visibility = 'public'");
        } else {
            conditions.add("organizer_id = :organizer");
            values.put("organizer", query.organizerId());
        }
        if (query.search() != null) {
            conditions.add("(name ILIKE :search OR description ILIKE :search)");
            values.put("search", containing(query.search()));
        }
        if (query.from() != null) {
            conditions.add("starts_at >= :from");
            values.put("from", query.from());
        }
        if (query.before() != null) {
            conditions.add("starts_at < :before");
            values.put("before", query.before());
        }
        if (query.location() != null) {
            conditions.add("location ILIKE :location");
            values.put("location", containing(query.location()));
        }
        if (query.category() != null) {
            conditions.add("lower(category) = lower(:category)");
            values.put("category", query.category());
        }
        if (query.available() != null) {
            conditions.add((query.available() ? "" : "NOT ") + BOOKABLE);
            values.put("now", now);
        }
        return new Filter(String.join(" AND ", conditions), values);
    }

    private static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
