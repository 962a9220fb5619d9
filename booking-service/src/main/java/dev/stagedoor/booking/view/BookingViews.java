package dev.stagedoor.booking.view;

import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Bookings, to be read. */
public interface BookingViews {
    Mono<BookingView> find(UUID bookingId);

    /** Newest first. */
    Mono<Page<BookingView>> list(Filter filter, PageRequest page);

    /** What happened to a booking, oldest first. */
    Mono<List<TimelineStep>> timeline(UUID bookingId);

    /**
     * Which bookings are listed; null: any. One of user and event is always given.
     */
    record Filter(
            @Nullable UUID userId,
            @Nullable UUID eventId,
            @Nullable Status status) {}

    /**
     * A line of the timeline.
     *
     * @param messageId the message that led to it; null: a request or a clock
     */
    record TimelineStep(
            Instant at,
            String state,
            @Nullable String reason,
            @Nullable UUID messageId) {}
}
