package dev.stagedoor.event.catalogue.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is sent, nothing checked yet; {@link EventRules} makes an {@link EventContent} of it.
 *
 * @param online absent: false
 * @param timezone IANA zone; absent: UTC
 * @param startsAt ISO 8601 with offset
 * @param endsAt ISO 8601 with offset; absent: like {@code startsAt}
 * @param visibility {@code public} (also when absent) or {@code private}
 * @param ticketTypes absent: none for a new event, left as they are for one that exists
 * @param initialTickets for a new event only: so many bearer tickets exist at once, and the event is published at once
 */
public record EventForm(
        @Nullable String name,
        @Nullable String description,
        @Nullable String category,
        @Nullable String location,
        @Nullable Boolean online,
        @Nullable String url,
        @Nullable List<@Nullable String> topics,
        @Nullable String timezone,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String visibility,
        @Nullable CancellationForm cancellation,
        @Nullable List<@Nullable TicketTypeForm> ticketTypes,
        @Nullable Integer initialTickets) {

    /**
     * Until when attendees may cancel.
     *
     * @param until ISO 8601 duration before the start, such as {@code PT48H}
     * @param feePercent what the organizer keeps, 0 to 100; absent: 0
     */
    public record CancellationForm(
            @Nullable String until, @Nullable Integer feePercent) {}
}
