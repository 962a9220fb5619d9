package dev.stagedoor.event.catalogue.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer says of an event, checked.
 *
 * @param timezone of the place
 * @param endsAt never before {@code startsAt}
 * @param cancellation null: bookings cannot be cancelled by attendees
 */
public record EventDetails(
        String name,
        @Nullable String description,
        @Nullable String category,
        @Nullable String location,
        boolean online,
        @Nullable String url,
        List<String> topics,
        ZoneId timezone,
        Instant startsAt,
        Instant endsAt,
        Visibility visibility,
        @Nullable Cancellation cancellation) {}
