package dev.stagedoor.booking.view;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.OwnEvents;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.view.BookingViews.Filter;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets people read the bookings that are theirs: their own, and those of the events they organize. */
@Component
public class ReadBookings {
    private final BookingViews views;
    private final Offers offers;
    private final OwnEvents events;

    ReadBookings(BookingViews views, Offers offers, OwnEvents events) {
        this.views = views;
        this.offers = offers;
        this.events = events;
    }

    /** Errors with 404 for none, 403 for somebody else's. */
    public Mono<BookingView> one(UUID bookingId, UUID reader) {
        return views.find(bookingId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("booking")))
                .filterWhen(view -> mayRead(view, reader))
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("This booking is somebody else's.")));
    }

    public Mono<List<TimelineStep>> timeline(UUID bookingId, UUID reader) {
        return one(bookingId, reader).then(views.timeline(bookingId));
    }

    public Mono<Page<BookingView>> ofUser(UUID userId, UUID reader, BookingQuery query, PageRequest page) {
        return userId.equals(reader)
                ? views.list(new Filter(userId, query), page)
                : Mono.error(Problem.forbidden("These bookings are somebody else's."));
    }

    /** Errors as {@link OwnEvents#find} does. */
    public Mono<Page<BookingView>> ofEvent(UUID eventId, UUID reader, BookingQuery query, PageRequest page) {
        return organizes(eventId, reader).then(Mono.defer(() -> views.list(new Filter(null, query), page)));
    }

    Mono<Offer> organizes(UUID eventId, UUID reader) {
        return events.find(eventId, reader);
    }

    private Mono<Boolean> mayRead(BookingView view, UUID reader) {
        return view.booking().userId().equals(reader)
                ? Mono.just(true)
                : offers.find(view.booking().eventId())
                        .map(offer -> offer.belongsTo(reader))
                        .defaultIfEmpty(false);
    }
}
