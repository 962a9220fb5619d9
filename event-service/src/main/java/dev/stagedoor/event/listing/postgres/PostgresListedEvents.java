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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * First reads as many matches as are counted, in no order, by whatever index finds them fastest. If those are all, they
 * are sorted and the page is cut from them. If there are more, matches are dense, and walking the wanted order until
 * the page is full is quick. So neither a rare match nor a frequent one makes the database read the whole table.
 */
@Component
class PostgresListedEvents implements ListedEvents {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ListingLimits limits;

    PostgresListedEvents(DatabaseClient database, TransactionalOperator transaction, ListingLimits limits) {
        this.database = database;
        this.transaction = transaction;
        this.limits = limits;
    }

    /** The page, where all matches were few enough to be counted; else nothing but that there are more. */
    private record Few(List<UUID> ids, long total) {}

    @Override
    public Mono<FoundEvents<UUID>> find(EventQuery query, PageRequest page, Instant now) {
        return words(query)
                .flatMap(words -> meansNothing(query, words)
                        ? Mono.just(FoundEvents.<UUID>none())
                        : find(query, words, page, now))
                .as(transaction::transactional);
    }

    private Mono<FoundEvents<UUID>> find(EventQuery query, Words words, PageRequest page, Instant now) {
        return bySort(query, words, page, now)
                .flatMap(found -> found.total() > 0 || query.search() == null
                        ? Mono.just(found)
                        : alike(query.search())
                                .filter(search -> !search.equals(words.search()))
                                .flatMap(search -> bySort(query, words.withSearch(search), page, now))
                                .defaultIfEmpty(found));
    }

    private Mono<FoundEvents<UUID>> bySort(EventQuery query, Words words, PageRequest page, Instant now) {
        Conditions lasting = Filters.lasting(query, words);
        return few(query, Filters.matches(query, words, now), page).flatMap(few -> {
            if (few.total() <= limits.countLimit()) {
                return Mono.just(new FoundEvents<>(few.ids(), few.total(), true));
            }
            return isLeastRelevantFirst(query.order())
                    ? Mono.just(new FoundEvents<>(few.ids(), limits.countLimit(), false))
                    : many(query, words, lasting, page, now);
        });
    }

    /** What fits a broad search least nobody looks for: it is taken from the matches that were met first. */
    private static boolean isLeastRelevantFirst(EventQuery.Order order) {
        return order.field() == SortField.RELEVANCE && !order.descending();
    }

    /** Nothing is ranked or sorted until it is known that these are all. */
    private Mono<Few> few(EventQuery query, List<Conditions> parts, PageRequest page) {
        String read = "SELECT " + Orders.columns(query.order()) + " FROM listed_events WHERE ";
        return database.sql("WITH found AS MATERIALIZED ("
                        + parts.stream().map(part -> read + part.sql()).collect(Collectors.joining(" UNION ALL "))
                        + " LIMIT :enough),"
                        + " counted AS MATERIALIZED (SELECT count(*) AS total FROM found)"
                        + " SELECT total, event_id FROM counted LEFT JOIN LATERAL (SELECT event_id FROM found"
                        + " WHERE total < :ranked ORDER BY " + Orders.exact(query.order())
                        + " LIMIT :limit OFFSET :offset) page ON true")
                .bindValues(parts.getFirst().values())
                .bind("enough", limits.countLimit() + 1)
                .bind("ranked", limits.countLimit() + (isLeastRelevantFirst(query.order()) ? 2 : 1))
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map(row -> new Few(
                        Stream.ofNullable(row.get("event_id", UUID.class)).toList(),
                        requireNonNull(row.get("total", Long.class))))
                .all()
                .collectList()
                .map(rows -> new Few(
                        rows.stream().flatMap(row -> row.ids().stream()).toList(),
                        rows.getFirst().total()));
    }

    private Mono<FoundEvents<UUID>> many(
            EventQuery query, Words words, Conditions lasting, PageRequest page, Instant now) {
        long end = page.offset() + page.limit();
        return Flux.fromIterable(parts(query, words, lasting, now))
                .concatMap(part -> walk(query, Filters.anyCurrency(part, query.price()), end), 0)
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
            return Filters.withAvailability(lasting.and(Filters.SEARCH), query, now);
        }
        return Filters.byRelevance(lasting).stream()
                .flatMap(rank -> Filters.withAvailability(rank, query, now).stream())
                .toList();
    }

    private Flux<UUID> walk(EventQuery query, Conditions where, long end) {
        return database.sql("SELECT event_id FROM listed_events WHERE " + where.sql() + " ORDER BY "
                        + Orders.walked(query) + " LIMIT :end")
                .bindValues(where.values())
                .bind("end", end)
                .map(row -> requireNonNull(row.get("event_id", UUID.class)))
                .all();
    }

    /**
     * Folds what a person has typed, once: in a condition it would be done for every row. And says how long each
     * statement of this transaction may take, and whether matches may be looked for from the first row of the table on.
     */
    private Mono<Words> words(EventQuery query) {
        return database.sql("SELECT nullif(listing_fold(:category), '') AS category,"
                        + " nullif(plainto_tsquery('simple', listing_fold(:category))::text, '') AS category_words,"
                        + " listing_query(:location)::text AS location, listing_query(:search)::text AS search,"
                        + " set_config('statement_timeout', :longest, true),"
                        + " set_config('enable_seqscan', :fromFirstRow, true)")
                .bind("fromFirstRow", isTimed(query) ? "off" : "on")
                .bind("longest", String.valueOf(limits.longestQuery().toMillis()))
                .bind("category", orEmpty(query.category()))
                .bind("location", orEmpty(query.location()))
                .bind("search", orEmpty(query.search()))
                .map(row -> new Words(
                        row.get("category", String.class),
                        row.get("category_words", String.class),
                        row.get("location", String.class),
                        row.get("search", String.class)))
                .one();
    }

    /** Rows lie in the order of their creation: those of next year are not found among the first. */
    private static boolean isTimed(EventQuery query) {
        return query.from() != null || query.before() != null || Boolean.TRUE.equals(query.available());
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
