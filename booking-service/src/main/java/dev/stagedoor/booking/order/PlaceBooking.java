package dev.stagedoor.booking.order;

import dev.stagedoor.booking.offer.model.Quote;
import dev.stagedoor.booking.order.Orders.KnownKey;
import dev.stagedoor.booking.saga.Outcomes;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState;
import dev.stagedoor.booking.saga.model.SagaCommand;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.problem.Problem;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for a booking: stores it with the request for its seats, and waits a while for the outcome. */
@Component
public class PlaceBooking {
    private static final Duration RETRY_AFTER_RACE = Duration.ofSeconds(1);

    private final QuoteOrder quotes;
    private final Orders orders;
    private final AwaitOutcome outcome;
    private final Outcomes outcomes;
    private final Admission admission;
    private final StoreBookings store;
    private final Sagas sagas;
    private final IdSource ids;

    PlaceBooking(
            QuoteOrder quotes,
            Orders orders,
            AwaitOutcome outcome,
            Outcomes outcomes,
            Admission admission,
            StoreBookings store,
            Sagas sagas,
            IdSource ids) {
        this.quotes = quotes;
        this.orders = orders;
        this.outcome = outcome;
        this.outcomes = outcomes;
        this.admission = admission;
        this.store = store;
        this.sagas = sagas;
        this.ids = ids;
    }

    public Mono<Placement> place(BookingOrder order, Duration wait) {
        if (admission.isFull()) {
            return onlyIfRepeated(order, wait);
        }
        return quotes.quote(order).flatMap(quote -> switch (quote) {
            case Quote.Priced priced ->
                admission.admit(request(order, priced, wait), () -> onlyIfRepeated(order, wait));
            case Quote.Refused refused ->
                admission.admit(refuse(order, refused, wait), () -> onlyIfRepeated(order, wait));
            case Quote.CannotBePriced _, Quote.NotReady _ ->
                repeated(order, wait).defaultIfEmpty(new Placement.NotPlaced(quote));
            case Quote.UnknownEvent _, Quote.UnknownTicketTypes _ ->
                repeated(order, wait).switchIfEmpty(quotes.unknown(order, quote).map(Placement.NotPlaced::new));
        });
    }

    /** Who has a booking is told of it however many want one. */
    private Mono<Placement> onlyIfRepeated(BookingOrder order, Duration wait) {
        return repeated(order, wait).switchIfEmpty(Mono.error(admission::overloaded));
    }

    private Mono<Placement> request(BookingOrder order, Quote.Priced priced, Duration wait) {
        Booking booking = booking(order, priced.bill(), new BookingState.Pending(null));
        Made made = Made.of(order, booking, new SagaCommand.RequestSeats(booking));
        // The watch begins before the request is on the log, so that no outcome comes too early to be seen.
        return outcome.of(
                booking.id(),
                wait,
                store.store(made).flatMap(stored -> stored ? Mono.<Placement>empty() : repeatedForSure(order, wait)));
    }

    private Mono<Placement> refuse(BookingOrder order, Quote.Refused refused, Duration wait) {
        String reason = refused.reason().code();
        Booking booking = booking(order, refused.bill(), new BookingState.Rejected(reason));
        return store.store(Made.of(order, booking, new SagaCommand.AnnounceRejection(booking, reason)))
                .flatMap(stored -> {
                    if (!stored) {
                        return repeatedForSure(order, wait);
                    }
                    outcomes.refusedAtOnce(reason);
                    return Mono.just(AwaitOutcome.decided(booking));
                });
    }

    private Mono<Placement> repeatedForSure(BookingOrder order, Duration wait) {
        return repeated(order, wait)
                .switchIfEmpty(orders.isErased(order.userId())
                        .flatMap(erased -> erased
                                ? Mono.<Placement>just(new Placement.AccountDeleted())
                                // Forgotten between two statements: to ask again is all there is to do.
                                : Mono.error(Problem.unavailable("Please repeat the request.", RETRY_AFTER_RACE))));
    }

    /** The answer to the request that took this one's key; empty if there is none. */
    private Mono<Placement> repeated(BookingOrder order, Duration wait) {
        var key = order.key();
        return key == null
                ? Mono.empty()
                : orders.find(key.owner(), key.key())
                        .flatMap(known -> key.hash().equals(known.hash())
                                ? again(known, wait)
                                : Mono.just(new Placement.KeyReused()));
    }

    private Mono<Placement> again(KnownKey known, Duration wait) {
        return outcome.of(known.bookingId(), wait, outcome.known(known.bookingId()));
    }

    private Booking booking(BookingOrder order, Quote.Bill bill, BookingState state) {
        return new Booking(
                // To know a guest's booking is to have the right to read it.
                order.guest() == null ? ids.next() : ids.secret(),
                order.userId(),
                order.eventId(),
                sagas.now(),
                bill.items(),
                bill.total(),
                bill.total().none(),
                bill.terms(),
                1,
                Booking.FIRST_VERSION,
                state);
    }
}
