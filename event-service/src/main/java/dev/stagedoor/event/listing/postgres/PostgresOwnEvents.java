package dev.stagedoor.event.listing.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.listing.OwnEvents;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the events themselves: one organizer has few enough for that, and drafts are nowhere else. */
@Component
class PostgresOwnEvents implements OwnEvents {
    private static final String BOOKABLE = """
            (published_at IS NOT NULL AND cancelled_at IS NULL AND ends_at > :now AND EXISTS (
                SELECT 1 FROM ticket_types t LEFT JOIN pools p ON p.ticket_type_id = t.id
                WHERE t.event_id = events.id AND coalesce(p.available, t.capacity) > 0))
            """;

    private final DatabaseClient database;

    PostgresOwnEvents(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<FoundEvents<UUID>> find(UUID organizerId, EventQuery query, PageRequest page, Instant now) {
        Conditions where = where(organizerId, query, now);
        return Mono.zip(ids(where, query, page), count(where), (ids, total) -> new FoundEvents<>(ids, total, true));
    }

    private Mono<List<UUID>> ids(Conditions where, EventQuery query, PageRequest page) {
        String direction = query.order().descending() ? " DESC" : "";
        String order = " ORDER BY " + column(query.order().field()) + direction + ", id" + direction;
        return database.sql("SELECT id FROM events WHERE " + where.sql() + order + " LIMIT :limit OFFSET :offset")
                .bindValues(where.values())
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .all()
                .collectList();
    }

    private Mono<Long> count(Conditions where) {
        return database.sql("SELECT count(*) AS total FROM events WHERE " + where.sql())
                .bindValues(where.values())
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
    }

    private static String column(SortField field) {
        return switch (field) {
            case NAME -> "name";
            case STARTS_AT, RELEVANCE -> "starts_at";
            case CREATED_AT -> "created_at";
            case PRICE -> "(SELECT min(t.price) FROM ticket_types t WHERE t.event_id = events.id)";
        };
    }

    private static Conditions where(UUID organizerId, EventQuery query, Instant now) {
        Conditions where = new Conditions().and("organizer_id = :organizer", "organizer", organizerId);
        if (query.search() != null) {
            where.and("(name ILIKE :search OR description ILIKE :search)", "search", containing(query.search()));
        }
        if (query.location() != null) {
            where.and("location ILIKE :location", "location", containing(query.location()));
        }
        if (query.category() != null) {
            where.and("lower(category) = lower(:category)", "category", query.category());
        }
        if (query.available() != null) {
            where.and((query.available() ? "" : "NOT ") + BOOKABLE, "now", now);
        }
        if (!query.price().isAny()) {
            where.and(anyPrice(query.price(), where));
        }
        return where.startingWithin(query);
    }

    private static String anyPrice(EventQuery.PriceRange price, Conditions where) {
        String type = "SELECT 1 FROM ticket_types t WHERE t.event_id = events.id";
        if (price.min() != null) {
            type += " AND t.price >= :minPrice";
            where.value("minPrice", price.min());
        }
        if (price.max() != null) {
            type += " AND t.price <= :maxPrice";
            where.value("maxPrice", price.max());
        }
        if (price.currency() != null) {
            type += " AND t.currency = :currency";
            where.value("currency", price.currency());
        }
        return "EXISTS (" + type + ")";
    }

    private static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
