package dev.stagedoor.booking.view;

import dev.stagedoor.booking.view.BookingViews.Filter;
import dev.stagedoor.booking.view.BookingViews.PaymentLine;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives all bookings of an event to its organizer, and all that is known of their bookings to users. */
@Component
public class ExportBookings {
    private final BookingViews views;
    private final ReadBookings read;

    ExportBookings(BookingViews views, ReadBookings read) {
        this.views = views;
        this.read = read;
    }

    /** A booking and all that belongs to it. */
    public record Exported(BookingView view, List<PaymentLine> payments, List<TimelineStep> timeline) {}

    /** Newest first, whatever the order asked for. Errors as {@link ReadBookings#ofEvent} does, before the first element. */
    public Mono<Flux<BookingView>> ofEvent(UUID eventId, UUID reader, BookingQuery query) {
        return read.organizes(eventId, reader).thenReturn(views.all(new Filter(null, query)));
    }

    /** Newest first. */
    public Flux<Exported> ofUser(UUID userId) {
        return views.all(new Filter(userId, BookingQuery.ALL))
                .concatMap(view -> views.payments(view.booking().id())
                        .zipWith(views.timeline(view.booking().id()))
                        .map(rest -> new Exported(view, rest.getT1(), rest.getT2())));
    }
}
