package dev.stagedoor.event.listing.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted, in which order. A null filter lets everything pass.
 *
 * @param organizerId all events of this organizer, drafts and private ones too; null: the published public ones
 * @param search part of the name or the description, in any case
 * @param from events that start then or later
 * @param before events that start before
 * @param location part of the location, in any case
 * @param category the category, in any case
 * @param available whether seats can be had: published, not over, not sold out
 */
public record EventQuery(
        @Nullable UUID organizerId,
        @Nullable String search,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable String location,
        @Nullable String category,
        @Nullable Boolean available,
        Order order) {

    /** A field to sort by, and which way. */
    public record Order(SortField field, boolean descending) {}

    /** What events can be sorted by. */
    public enum SortField {
        NAME("name"),
        STARTS_AT("startsAt"),
        CREATED_AT("createdAt");

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
