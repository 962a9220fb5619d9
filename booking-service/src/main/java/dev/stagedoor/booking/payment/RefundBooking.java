package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.payment.Refunds.KnownRefund;
import dev.stagedoor.booking.saga.Bookings;
import dev.stagedoor.booking.saga.Outcomes;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.Transition;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.Decision;
import dev.stagedoor.booking.saga.model.SagaEvent.RefundAsked;
import dev.stagedoor.booking.view.BookingViews;
import dev.stagedoor.service.id.IdSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets organizers pay a part of a booking back while it stands. */
@Component
public class RefundBooking {
    private final Bookings bookings;
    private final BookingViews views;
    private final Offers offers;
    private final Refunds refunds;
    private final Sagas sagas;
    private final Outcomes outcomes;
    private final TransactionalOperator transaction;
    private final IdSource ids;
    private final Counter ordered;

    RefundBooking(
            Bookings bookings,
            BookingViews views,
            Offers offers,
            Refunds refunds,
            Sagas sagas,
            Outcomes outcomes,
            TransactionalOperator transaction,
            IdSource ids,
            MeterRegistry meters) {
        this.bookings = bookings;
        this.views = views;
        this.offers = offers;
        this.refunds = refunds;
        this.sagas = sagas;
        this.outcomes = outcomes;
        this.transaction = transaction;
        this.ids = ids;
        this.ordered = Counter.builder("stagedoor.payment.partial.refunds")
                .description("Refunds that organizers ordered of bookings that stand")
                .register(meters);
    }

    /**
     * A wish to pay back.
     *
     * @param amount more than nothing
     * @param reason the organizer's own words
     * @param hash of the body, to tell a repetition from another request under the same key
     */
    public record Wish(
            UUID bookingId,
            UUID organizerId,
            Money amount,
            String reason,
            @Nullable String key,
            String hash) {}

    public Mono<RefundResult> refund(Wish wish) {
        return bookings.lock(List.of(wish.bookingId()))
                .next()
                // One after the other: a transaction has one connection.
                .flatMap(booking -> offers.find(booking.eventId())
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("a booking without its event")))
                        .flatMap(offer -> decide(booking, offer, wish)))
                .as(transaction::transactional)
                .doOnNext(this::tell)
                .map(Attempt::result)
                .defaultIfEmpty(new RefundResult.NoSuchBooking())
                .flatMap(this::read);
    }

    private record Attempt(RefundResult result, List<Transition> transitions) {
        static Attempt without(RefundResult result) {
            return new Attempt(result, List.of());
        }
    }

    private void tell(Attempt attempt) {
        if (!attempt.transitions().isEmpty()) {
            ordered.increment();
            outcomes.announce(attempt.transitions());
        }
    }

    private Mono<Attempt> decide(Booking booking, Offer offer, Wish wish) {
        if (!offer.belongsTo(wish.organizerId())) {
            return Mono.just(Attempt.without(new RefundResult.NotYours()));
        }
        return repeated(wish).switchIfEmpty(Mono.defer(() -> order(booking, offer, wish)));
    }

    private Mono<Attempt> repeated(Wish wish) {
        String key = wish.key();
        return key == null
                ? Mono.empty()
                : refunds.find(wish.bookingId(), key)
                        .map(known -> known.hash().equals(wish.hash())
                                ? new RefundResult.Ordered(wish.bookingId(), known.refundId(), null)
                                : new RefundResult.KeyReused())
                        .map(Attempt::without);
    }

    private Mono<Attempt> order(Booking booking, Offer offer, Wish wish) {
        String currency = booking.total().currency();
        if (booking.state() instanceof Confirmed
                && !booking.isFree()
                && !wish.amount().currency().equals(currency)) {
            return Mono.just(Attempt.without(new RefundResult.OtherCurrency(currency)));
        }
        UUID id = ids.next();
        return sagas.advance(booking, new RefundAsked(id, wish.amount(), wish.reason()), offer.isCalledOff())
                .flatMap(advanced -> switch (advanced.decision()) {
                    case Decision.Changed _ ->
                        remember(wish, id)
                                .thenReturn(new Attempt(
                                        new RefundResult.Ordered(booking.id(), id, null), advanced.transitions()));
                    case Decision.Refused(var why) ->
                        Mono.just(Attempt.without(new RefundResult.NotPossible(why, booking.left())));
                    case Decision.Unchanged _ -> throw new IllegalStateException("a refund is ordered or refused");
                });
    }

    private Mono<Void> remember(Wish wish, UUID refundId) {
        String key = wish.key();
        return key == null
                ? Mono.empty()
                : refunds.remember(wish.bookingId(), key, new KnownRefund(refundId, wish.hash()), sagas.now());
    }

    private Mono<RefundResult> read(RefundResult result) {
        return result instanceof RefundResult.Ordered(var booking, var id, var _)
                ? views.find(booking)
                        .mapNotNull(view -> view.refund(id).orElse(null))
                        .map(refund -> new RefundResult.Ordered(booking, id, refund))
                : Mono.just(result);
    }
}
