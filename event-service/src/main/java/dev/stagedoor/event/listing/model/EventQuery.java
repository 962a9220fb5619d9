package dev.stagedoor.event.listing.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted, in which order. A null filter lets everything pass.
 *
 * @param organizerId all events of this organizer, drafts and private ones too; null: the published public ones
 * @param search words of the name, category, topics, location or description
 * @param from events that start then or later
 * @param before events that start before
 * @param location words of the location
 * @param category the category, in any case
 * @param price what a ticket may cost
 * @param available whether seats can be had: published, not over, not sold out
 */
public record EventQuery(
        @Nullable UUID organizerId,
        @Nullable String search,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable String location,
        @Nullable String category,
        PriceRange price,
        @Nullable Boolean available,
        Order order) {

    /**
     * The price of any one ticket type of the event.
     *
     * @param min in minor units, inclusive
     * @param max in minor units, inclusive
     * @param currency ISO 4217; null: amounts of any currency
     */
    public record PriceRange(
            @Nullable Long min,
            @Nullable Long max,
            @Nullable String currency) {
        public static final PriceRange ANY = new PriceRange(null, null, null);

        public boolean isAny() {
            return equals(ANY);
        }
    }

    /** A field to sort by, and which way. */
    public record Order(SortField field, boolean descending) {}

    /** What events can be sorted by. */
    public enum SortField {
        /** How well the search fits: the name before category and place, these before the description. */
        RELEVANCE("relevance"),
        STARTS_AT("startsAt"),
        NAME("name"),
        CREATED_AT("createdAt"),
        /** The lowest price of the event. */
        PRICE("price");

        private final String parameter;

        SortField(String parameter) {
            this.parameter = parameter;
        }

        /** The value of {@code sortBy} that means this field. */
        public String parameter() {
            return parameter;
        }
    }
}
