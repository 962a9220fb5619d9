package dev.stagedoor.event.listing.postgres;

import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.Order;
import dev.stagedoor.event.listing.model.EventQuery.SortField;

/** The orders of a list as SQL, each with the id last, so that no two events change places from page to page. */
final class Orders {
    /** Relevance in a list short enough to rank: where the words stand first, then how often. */
    private static final String RANK = """
            CASE WHEN name_words @@ CAST(:search AS tsquery) THEN 2
                 WHEN title_words @@ CAST(:search AS tsquery) THEN 1 ELSE 0 END
            + ts_rank(words, CAST(:search AS tsquery)) / 2""";

    /** Before the first event that was ever made and after the last; not so far that their distance loses microseconds. */
    private static final String BEFORE_ALL = "TIMESTAMPTZ '2000-01-01 00:00Z'";

    private static final String AFTER_ALL = "TIMESTAMPTZ '2200-01-01 00:00Z'";
    /** The lowest price of the event and the beginning of the id as one number: see V30. */
    private static final String PRICE = "listing_price_order(min_price, event_id)";
    /** No price is negative, and none makes a number of 2^52. */
    private static final String BELOW_ALL = "BIGINT '0'";

    private static final String ABOVE_ALL = "BIGINT '4503599627370496'";

    private Orders() {}

    /** Columns by which matches can be sorted. */
    static String columns(Order order) {
        return switch (order.field()) {
            case RELEVANCE -> "event_id, starts_at, name_words, title_words, words";
            case STARTS_AT -> "event_id, starts_at";
            case NAME -> "event_id, name";
            case CREATED_AT -> "event_id, created_at";
            case PRICE -> "event_id, min_price";
        };
    }

    /** For matches that are all at hand. */
    static String exact(Order order) {
        return order.field() == SortField.RELEVANCE
                ? RANK + (order.descending() ? " DESC" : "") + ", starts_at, event_id"
                : column(order);
    }

    /**
     * For a walk of an index. Where a filter goes along with the order, as times with the creation, all matches may be
     * far from where the order begins: there an index of both is asked for the nearest to the beginning, and passes over
     * what the filter leaves out.
     */
    static String walked(EventQuery query) {
        Order order = query.order();
        boolean timed = query.from() != null || query.before() != null || query.available() != null;
        if (order.field() == SortField.CREATED_AT && timed) {
            return nearest("created_at", order.descending() ? AFTER_ALL : BEFORE_ALL, order);
        }
        if (order.field() == SortField.PRICE && !query.price().isAny()) {
            return nearest(PRICE, order.descending() ? ABOVE_ALL : BELOW_ALL, order);
        }
        return column(order);
    }

    private static String nearest(String column, String beginning, Order order) {
        return column + " <-> " + beginning + ", event_id" + (order.descending() ? " DESC" : "");
    }

    private static String column(Order order) {
        String direction = order.descending() ? " DESC" : "";
        return switch (order.field()) {
            case RELEVANCE -> "starts_at, event_id";
            case STARTS_AT -> "starts_at" + direction + ", event_id" + direction;
            case NAME -> "name" + direction + ", event_id" + direction;
            case CREATED_AT -> "created_at" + direction + ", event_id" + direction;
            case PRICE -> PRICE + direction + ", event_id" + direction;
        };
    }
}
