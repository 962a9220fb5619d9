package dev.stagedoor.booking.view;

import dev.stagedoor.booking.saga.Watches;
import dev.stagedoor.booking.saga.Watches.Watch;
import dev.stagedoor.service.problem.Problem;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Shows a booking at each change, until nothing more is to come. */
@Component
public class StreamBooking {
    private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(5);

    private final ReadBookings read;
    private final BookingViews views;
    private final Watches watches;
    private final StreamProperties properties;

    StreamBooking(ReadBookings read, BookingViews views, Watches watches, StreamProperties properties) {
        this.read = read;
        this.views = views;
        this.watches = watches;
        this.properties = properties;
    }

    /** Errors as {@link ReadBookings#one} does, before the first element. */
    public Flux<BookingView> of(UUID bookingId, UUID reader) {
        return read.one(bookingId, reader)
                .flatMapMany(_ -> Flux.using(() -> watch(bookingId), watch -> follow(bookingId, watch), Watch::close));
    }

    private Watch watch(UUID bookingId) {
        return watches.open(bookingId)
                .orElseThrow(() -> Problem.unavailable("Too many are watching. Try again soon.", RETRY_WHEN_FULL));
    }

    private Flux<BookingView> follow(UUID bookingId, Watch watch) {
        Flux<Boolean> changed = watch.changes().map(_ -> true);
        Flux<Boolean> clock =
                Flux.interval(Duration.ZERO, properties.lookAgain()).map(_ -> true);
        return Flux.merge(clock, changed)
                .onBackpressureLatest()
                .concatMap(_ -> views.find(bookingId), 1)
                .distinctUntilChanged()
                .takeUntil(BookingView::isComplete)
                .take(properties.longest())
                .takeUntilOther(watches.closing());
    }
}
