package dev.stagedoor.booking.view;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bookings, to be read. */
public interface BookingViews {
    Mono<BookingView> find(UUID bookingId);

    /** A page of those wanted, in the order wanted. */
    Mono<Page<BookingView>> list(Filter filter, PageRequest page);

    /** All of those wanted, newest first, read a few at a time as they are asked for. */
    Flux<BookingView> all(Filter filter);

    /** The payments of a booking, oldest first. */
    Mono<List<PaymentLine>> payments(UUID bookingId);

    /** What happened to a booking, oldest first. */
    Mono<List<TimelineStep>> timeline(UUID bookingId);

    /**
     * Which bookings are listed.
     *
     * @param userId null: of any user, and then the query names an event
     */
    record Filter(@Nullable UUID userId, BookingQuery query) {}

    /**
     * An attempt to pay.
     *
     * @param settledAt null: its outcome is not known
     */
    record PaymentLine(
            UUID id,
            Money amount,
            String state,
            Instant at,
            @Nullable Instant settledAt) {}
}
