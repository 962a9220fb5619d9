package dev.stagedoor.booking.order;

import dev.stagedoor.booking.saga.Watches;
import dev.stagedoor.booking.saga.Watches.Watch;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Waits until a booking is decided, as long as its client has the patience. */
@Component
class AwaitOutcome {
    private final Watches watches;
    private final BookingViews views;

    AwaitOutcome(Watches watches, BookingViews views) {
        this.watches = watches;
        this.views = views;
    }

    static Placement decided(Booking booking) {
        return new Placement.Decided(BookingView.withoutTickets(booking));
    }

    /** The booking as it is, if it is decided. */
    Mono<Placement> known(UUID bookingId) {
        return views.find(bookingId)
                .filter(view -> view.booking().status() != Status.PENDING)
                .map(Placement.Decided::new);
    }

    /**
     * Runs {@code first}; where that says nothing, waits for the outcome of the booking. What happens meanwhile is not
     * missed.
     */
    Mono<Placement> of(UUID bookingId, Duration wait, Mono<Placement> first) {
        return Mono.using(
                () -> wait.isZero() ? Optional.<Watch>empty() : watches.open(bookingId),
                watch -> first.switchIfEmpty(Mono.defer(() -> watch.map(open -> outcome(bookingId, wait, open))
                        .orElse(Mono.just(new Placement.Undecided(bookingId))))),
                watch -> watch.ifPresent(Watch::close));
    }

    private Mono<Placement> outcome(UUID bookingId, Duration wait, Watch watch) {
        return watch.changes()
                .filter(booking -> booking.status() != Status.PENDING)
                .next()
                .map(AwaitOutcome::decided)
                .timeout(wait, Mono.empty())
                // Another replica may have seen the outcome, and its word got lost.
                .switchIfEmpty(Mono.defer(() -> known(bookingId)))
                .defaultIfEmpty(new Placement.Undecided(bookingId));
    }
}
