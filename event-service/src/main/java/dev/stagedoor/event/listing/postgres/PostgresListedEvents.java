package dev.stagedoor.event.listing.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.listing.ListedEvents;
import dev.stagedoor.event.listing.ListingLimits;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.event.listing.postgres.Filters.Words;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * First reads as many matches as are counted, in no order, by whatever index finds them fastest. If those are all, they
 * are sorted and the page is cut from them. If there are more, matches are dense, and walking the wanted order until
 * the page is full is quick. So neither a rare match nor a frequent one makes the database read the whole table.
 */
@Component
class PostgresListedEvents implements ListedEvents {
    /** Relevance in a list short enough to rank: where the words stand first, then how often. */
    private static final String RANK = """
            , CASE WHEN name_words @@ CAST(:search AS tsquery) THEN 2
                   WHEN title_words @@ CAST(:search AS tsquery) THEN 1 ELSE 0 END
              + ts_rank(words, CAST(:search AS tsquery)) / 2 AS rank
            """;

    private final DatabaseClient database;
    private final ListingLimits limits;

    PostgresListedEvents(DatabaseClient database, ListingLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** A match among few: all of them are numbered. */
    private record Match(UUID id, long total) {}

    @Override
    public Mono<FoundEvents<UUID>> find(EventQuery query, PageRequest page, Instant now) {
        return words(query)
                .flatMap(words -> meansNothing(query, words)
                        ? Mono.just(FoundEvents.<UUID>none())
                        : find(query, words, page, now));
    }

    private Mono<FoundEvents<UUID>> find(EventQuery query, Words words, PageRequest page, Instant now) {
        return bySort(query, words, page, now)
                .flatMap(found -> found.total() > 0 || query.search() == null
                        ? Mono.just(found)
                        : alike(query.search())
                                .filter(search -> !search.equals(words.search()))
                                .flatMap(search ->
                                        bySort(query, new Words(words.category(), words.location(), search), page, now))
                                .defaultIfEmpty(found));
    }

    private Mono<FoundEvents<UUID>> bySort(EventQuery query, Words words, PageRequest page, Instant now) {
        Conditions lasting = Filters.lasting(query, words);
        Conditions all =
                query.available() == null ? lasting.copy() : Filters.availability(lasting, query.available(), now);
        if (words.search() != null) {
            all.and("words @@ CAST(:search AS tsquery)", "search", words.search());
        }
        return few(query, all, page).flatMap(matches -> {
            long total = matches.isEmpty() ? 0 : matches.getFirst().total();
            return total > limits.countLimit()
                    ? many(query, words, lasting, page, now)
                    : Mono.just(new FoundEvents<>(
                            matches.stream()
                                    .skip(page.offset())
                                    .limit(page.limit())
                                    .map(Match::id)
                                    .toList(),
                            total,
                            true));
        });
    }

    /** The matches up to the end of the page, if there are few enough to count; else any. */
    private Mono<List<Match>> few(EventQuery query, Conditions where, PageRequest page) {
        boolean ranked = query.order().field() == SortField.RELEVANCE;
        return database.sql("WITH found AS MATERIALIZED (SELECT event_id, starts_at, name, created_at, min_price"
                        + (ranked ? RANK : "")
                        + " FROM listed_events WHERE " + where.sql() + " LIMIT :enough)"
                        + " SELECT event_id, (SELECT count(*) FROM found) AS total FROM found"
                        + order(query.order(), ranked) + " LIMIT :end")
                .bindValues(where.values())
                .bind("enough", limits.countLimit() + 1)
                .bind("end", page.offset() + page.limit())
                .map(row -> new Match(
                        requireNonNull(row.get("event_id", UUID.class)), requireNonNull(row.get("total", Long.class))))
                .all()
                .collectList();
    }

    private Mono<FoundEvents<UUID>> many(
            EventQuery query, Words words, Conditions lasting, PageRequest page, Instant now) {
        return Flux.fromIterable(parts(query, words, lasting, now))
                .concatMap(part -> walk(query, part, page.offset() + page.limit()), 0)
                .skip(page.offset())
                .take(page.limit())
                .collectList()
                .map(ids -> new FoundEvents<>(ids, limits.countLimit(), false));
    }

    /** What is read one after the other, none begun before it is needed. */
    private static List<Conditions> parts(EventQuery query, Words words, Conditions lasting, Instant now) {
        if (words.search() == null) {
            return Filters.withAvailability(lasting, query, now);
        }
        lasting.value("search", words.search());
        if (query.order().field() != SortField.RELEVANCE) {
            return Filters.withAvailability(lasting.and("words @@ CAST(:search AS tsquery)"), query, now);
        }
        Conditions where = query.available() == null ? lasting : Filters.availability(lasting, query.available(), now);
        return Filters.byRelevance(where, !query.order().descending());
    }

    private Flux<UUID> walk(EventQuery query, Conditions where, long end) {
        return database.sql("SELECT event_id FROM listed_events WHERE " + where.sql() + order(query.order(), false)
                        + " LIMIT :end")
                .bindValues(where.values())
                .bind("end", end)
                .map(row -> requireNonNull(row.get("event_id", UUID.class)))
                .all();
    }

    private static String order(EventQuery.Order order, boolean ranked) {
        String direction = order.descending() ? " DESC" : "";
        return switch (order.field()) {
            case RELEVANCE ->
                ranked ? " ORDER BY rank" + direction + ", starts_at, event_id" : " ORDER BY starts_at, event_id";
            case STARTS_AT -> " ORDER BY starts_at" + direction + ", event_id" + direction;
            case NAME -> " ORDER BY name" + direction + ", event_id" + direction;
            case CREATED_AT -> " ORDER BY created_at" + direction + ", event_id" + direction;
            case PRICE -> " ORDER BY min_price" + direction + ", event_id" + direction;
        };
    }

    /** Folds what a person has typed, once: in a condition it would be done for every row. */
    private Mono<Words> words(EventQuery query) {
        if (query.category() == null && query.location() == null && query.search() == null) {
            return Mono.just(new Words(null, null, null));
        }
        return database.sql("SELECT nullif(listing_fold(:category), '') AS category,"
                        + " listing_query(:location)::text AS location, listing_query(:search)::text AS search")
                .bind("category", orEmpty(query.category()))
                .bind("location", orEmpty(query.location()))
                .bind("search", orEmpty(query.search()))
                .map(row -> new Words(
                        row.get("category", String.class),
                        row.get("location", String.class),
                        row.get("search", String.class)))
                .one();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Whether something was asked for that holds no word, such as a lone percent sign: nothing has that. */
    private static boolean meansNothing(EventQuery query, Words words) {
        return (query.category() != null && words.category() == null)
                || (query.location() != null && words.location() == null)
                || (query.search() != null && words.search() == null);
    }

    private Mono<String> alike(String search) {
        return database.sql("SELECT coalesce(listing_query_alike(:search)::text, '') AS search")
                .bind("search", search)
                .map(row -> requireNonNull(row.get("search", String.class)))
                .one()
                .filter(found -> !found.isEmpty());
    }
}
