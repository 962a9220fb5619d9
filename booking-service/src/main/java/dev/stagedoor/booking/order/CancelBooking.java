package dev.stagedoor.booking.order;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.Terms;
import dev.stagedoor.booking.saga.Bookings;
import dev.stagedoor.booking.saga.Outcomes;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.Sagas.Advanced;
import dev.stagedoor.booking.saga.Transition;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Decision;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.Decision.Refused;
import dev.stagedoor.booking.saga.model.Decision.Unchanged;
import dev.stagedoor.booking.saga.model.Reasons;
import dev.stagedoor.booking.saga.model.SagaEvent.CancelAsked;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets somebody give a booking up. */
@Component
public class CancelBooking {
    private final Bookings bookings;
    private final BookingViews views;
    private final Offers offers;
    private final Sagas sagas;
    private final Outcomes outcomes;
    private final TransactionalOperator transaction;

    CancelBooking(
            Bookings bookings,
            BookingViews views,
            Offers offers,
            Sagas sagas,
            Outcomes outcomes,
            TransactionalOperator transaction) {
        this.bookings = bookings;
        this.views = views;
        this.offers = offers;
        this.sagas = sagas;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    /** What became of the wish. */
    public sealed interface Cancellation {
        /** The booking is cancelled, now or since before. */
        record Done(BookingView view) implements Cancellation {}

        record NoSuchBooking() implements Cancellation {}

        record NotYours() implements Cancellation {}

        record NotPossible(Decision.Refusal why) implements Cancellation {}
    }

    /** Gives a booking up because its owner wants it so. */
    public Mono<Cancellation> cancel(UUID bookingId, UUID userId) {
        return cancel(bookingId, userId, Reasons.CANCELLED_BY_ATTENDEE);
    }

    /**
     * Gives a booking up by the terms of its owner.
     *
     * @param reason the stable code that the booking ends with
     */
    public Mono<Cancellation> cancel(UUID bookingId, UUID userId, String reason) {
        return bookings.lock(List.of(bookingId))
                .next()
                .flatMap(booking -> booking.userId().equals(userId)
                        ? decide(booking, reason)
                        : Mono.<Attempt>just(new Attempt(new Cancellation.NotYours(), List.of())))
                .as(transaction::transactional)
                .doOnNext(attempt -> outcomes.announce(attempt.transitions()))
                .map(Attempt::result)
                .defaultIfEmpty(new Cancellation.NoSuchBooking())
                .flatMap(this::withTickets);
    }

    private record Attempt(Cancellation result, List<Transition> transitions) {}

    private Mono<Attempt> decide(Booking booking, String reason) {
        Mono<Offer> offer = offers.find(booking.eventId())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a booking without its event")));
        // One after the other: a transaction has one connection.
        return offer.flatMap(found -> views.find(booking.id())
                        .flatMap(view -> sagas.advance(
                                booking, asked(booking, found, view.anyTicketUsed(), reason), found.isCalledOff())))
                .map(advanced -> new Attempt(result(booking, advanced), advanced.transitions()));
    }

    private CancelAsked asked(Booking booking, Offer offer, boolean ticketsUsed, String reason) {
        Terms kept = booking.terms();
        Terms terms = kept == null ? offer.terms(booking.items()) : kept;
        return new CancelAsked(sagas.now(), terms, ticketsUsed, reason);
    }

    private static Cancellation result(Booking before, Advanced advanced) {
        return switch (advanced.decision()) {
            case Changed changed -> new Cancellation.Done(BookingView.withoutTickets(changed.next()));
            case Unchanged _ -> new Cancellation.Done(BookingView.withoutTickets(before));
            case Refused(var why) -> new Cancellation.NotPossible(why);
        };
    }

    private Mono<Cancellation> withTickets(Cancellation result) {
        return result instanceof Cancellation.Done(var view)
                ? views.find(view.booking().id()).map(Cancellation.Done::new)
                : Mono.just(result);
    }
}
