package dev.stagedoor.event.listing.postgres;

import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.PriceRange;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a query means in columns of {@code listed_events}; each condition has its index. */
final class Filters {
    /** Past the highest price that an event may have, and below the next currency: see listing_price in V10. */
    private static final long NO_PRICE = Integer.MAX_VALUE;

    private static final String ANY_CURRENCY = "prices && int8range(:minPrice, :maxPrice, '[]')";

    static final String SEARCH = "words @@ CAST(:search AS tsquery)";

    private Filters() {}

    /**
     * The texts of a query as the database has folded and read them; null where the query has none.
     *
     * @param categoryWords what the category says of the words of an event
     */
    record Words(
            @Nullable String category,
            @Nullable String categoryWords,
            @Nullable String location,
            @Nullable String search) {

        Words withSearch(String other) {
            return new Words(category, categoryWords, location, other);
        }

        /** What several texts say of the words of an event, which are those of all its texts. */
        @Nullable
        String together() {
            List<String> texts = Stream.of(categoryWords, location, search)
                    .filter(Objects::nonNull)
                    .map(text -> "(" + text + ")")
                    .toList();
            return texts.size() < 2 ? null : String.join(" & ", texts);
        }
    }

    /** For reading matches in no order; of several conditions each holds for others. */
    static List<Conditions> matches(EventQuery query, Words words, Instant now) {
        Conditions where = new Conditions();
        String together = words.together();
        if (together == null) {
            texts(words, "", where);
        } else {
            // One index finds what has all words much faster than several what has one; these are not to be asked.
            where.and("words @@ CAST(:together AS tsquery)", "together", together);
            texts(words, " IS TRUE", where);
        }
        if (words.search() != null) {
            where.and("(" + SEARCH + ")" + (together == null ? "" : " IS TRUE"), "search", words.search());
        }
        price(query.price(), where);
        where.startingWithin(query);
        if (query.available() == null) {
            return List.of(where);
        }
        // What is past was made first and so lies in front of what can be had: an index has to lead past it.
        return query.available()
                ? List.of(ahead(where, true, now), begun(where, true, now))
                : List.of(availability(where, false, now));
    }

    /** Everything but the search and the availability. */
    static Conditions lasting(EventQuery query, Words words) {
        Conditions where = new Conditions();
        texts(words, "", where);
        price(query.price(), where);
        return where.startingWithin(query);
    }

    private static void texts(Words words, String test, Conditions where) {
        if (words.category() != null) {
            where.and("(category = :category)" + test, "category", words.category());
        }
        if (words.location() != null) {
            where.and("(place_words @@ CAST(:location AS tsquery))" + test, "location", words.location());
        }
    }

    /** What a walk in the order of prices needs besides: the index that knows their order knows no currencies. */
    static Conditions anyCurrency(Conditions where, PriceRange price) {
        return price.isAny() || price.currency() == null ? where : where.copy().and(ANY_CURRENCY);
    }

    private static void price(PriceRange price, Conditions where) {
        if (price.isAny()) {
            return;
        }
        long min = price.min() == null ? 0 : Math.min(price.min(), NO_PRICE);
        long max = price.max() == null ? NO_PRICE : Math.min(price.max(), NO_PRICE);
        if (min > max) {
            where.and("false");
        } else if (price.currency() == null) {
            where.and(ANY_CURRENCY);
        } else {
            where.and("""
                    priced && int8range(listing_price(:currency, :minPrice), listing_price(:currency, :maxPrice), '[]')
                    """, "currency", price.currency());
        }
        where.value("minPrice", min).value("maxPrice", max);
    }

    /** Whether seats can be had is one condition, or two that exclude each other and that an index answers in order. */
    static List<Conditions> withAvailability(Conditions lasting, EventQuery query, Instant now) {
        Boolean available = query.available();
        if (available == null) {
            return List.of(lasting);
        }
        if (query.order().field() != SortField.STARTS_AT && query.order().field() != SortField.RELEVANCE) {
            return List.of(availability(lasting, available, now));
        }
        // Walking the starts from the first one, those of the past would be met before any that is still on.
        // Few are on now: to find those by their times and look at the rest is quicker than to ask for all with a word.
        Conditions begun = begun(available ? lasting.withoutIndexes() : lasting, available, now);
        Conditions ahead = ahead(lasting, available, now);
        // Of a class of relevance the earliest always comes first.
        return query.order().field() == SortField.STARTS_AT && query.order().descending()
                ? List.of(ahead, begun)
                : List.of(begun, ahead);
    }

    private static Conditions begun(Conditions where, boolean available, Instant now) {
        return where.copy()
                .and(
                        available
                                ? "seats AND tstzrange(starts_at, ends_at) @> :now"
                                : "starts_at <= :now AND (NOT seats OR ends_at <= :now)",
                        "now",
                        now);
    }

    private static Conditions ahead(Conditions where, boolean available, Instant now) {
        return where.copy().and("starts_at > :now", "now", now).and(available ? "seats" : "NOT seats");
    }

    static Conditions availability(Conditions lasting, boolean available, Instant now) {
        return lasting.copy()
                .and(available ? "seats AND ends_at > :now" : "NOT (seats AND ends_at > :now)", "now", now);
    }

    /** The conditions of each class of relevance, the best first, that together find what the search finds. */
    static List<Conditions> byRelevance(Conditions where) {
        return Stream.of(
                        "name_words @@ CAST(:search AS tsquery)",
                        "title_words @@ CAST(:search AS tsquery) AND NOT name_words @@ CAST(:search AS tsquery)",
                        "words @@ CAST(:search AS tsquery) AND NOT title_words @@ CAST(:search AS tsquery)")
                .map(condition -> where.copy().and(condition))
                .toList();
    }
}
