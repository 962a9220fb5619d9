package dev.stagedoor.booking.cancellation;

import dev.stagedoor.booking.offer.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events that were called off, and how far their bookings have been ended. */
public interface EventCancellations {

    /** Those not complete, oldest first. */
    Flux<Open> open(int limit);

    /**
     * Notes that a cancellation is complete, if no booking of the event is open any more, no payment unsettled and no
     * refund to be made. Emits whether this call was the one.
     */
    Mono<Boolean> complete(UUID eventId, Instant now);

    /** How far a cancellation is; empty for an event that was not called off. */
    Mono<Report> report(UUID eventId);

    /** A cancellation under way. */
    record Open(UUID eventId, Instant requestedAt) {}

    /**
     * How far a cancellation is.
     *
     * @param bookings those it ended and those it is still to end
     * @param ended those it ended
     * @param amounts what goes back because of it, by currency
     * @param completedAt null: bookings or refunds are still to be ended
     */
    record Report(
            UUID eventId,
            Instant requestedAt,
            @Nullable String reason,
            long bookings,
            long ended,
            long refunds,
            long refundsDone,
            List<Money> amounts,
            @Nullable Instant completedAt) {}
}
