package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.payment.PaymentProvider.ChargeStatus;
import dev.stagedoor.booking.payment.model.PaymentState;
import dev.stagedoor.booking.saga.Bookings;
import dev.stagedoor.booking.saga.Outcomes;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.Transition;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.SagaEvent.MoneyCaptured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes in what the provider says of a payment, whoever heard it first: it counts once. */
@Component
class SettlePayment {
    private final Bookings bookings;
    private final Payments payments;
    private final Offers offers;
    private final Sagas sagas;
    private final Outcomes outcomes;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;

    SettlePayment(
            Bookings bookings,
            Payments payments,
            Offers offers,
            Sagas sagas,
            Outcomes outcomes,
            TransactionalOperator transaction,
            MeterRegistry meters) {
        this.bookings = bookings;
        this.payments = payments;
        this.offers = offers;
        this.sagas = sagas;
        this.outcomes = outcomes;
        this.transaction = transaction;
        this.meters = meters;
    }

    /** Emits the state that the provider's word stands for. */
    Mono<PaymentState> settle(Payment payment, ChargeStatus status) {
        PaymentState state = switch (status) {
            case CAPTURED -> PaymentState.CAPTURED;
            case DECLINED -> PaymentState.DECLINED;
            case WITHDRAWN -> PaymentState.ABANDONED;
            case PROCESSING, UNHEARD -> PaymentState.UNKNOWN;
        };
        return bookings.lock(List.of(payment.bookingId()))
                .single()
                .flatMap(booking -> state == PaymentState.UNKNOWN
                        ? open(payment)
                        : payments.settle(payment.id(), state, sagas.now())
                                .flatMap(settled -> settled ? take(booking, payment, state) : Mono.just(News.NONE)))
                .as(transaction::transactional)
                .doOnNext(news -> announce(news, state))
                .thenReturn(state);
    }

    /** What is to be told of once it is committed. */
    private record News(boolean any, List<Transition> transitions) {
        static final News NONE = new News(false, List.of());
    }

    private Mono<News> open(Payment payment) {
        return payments.unanswered(payment.id())
                .flatMap(first -> first ? noted(payment, "payment_unanswered") : Mono.just(News.NONE));
    }

    private Mono<News> take(Booking booking, Payment payment, PaymentState state) {
        if (state != PaymentState.CAPTURED) {
            return noted(payment, state == PaymentState.DECLINED ? "payment_declined" : "payment_abandoned");
        }
        return offers.find(booking.eventId())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a booking without its event")))
                .flatMap(offer -> sagas.advance(
                        booking, new MoneyCaptured(payment.id(), sagas.now(), offer.startsAt()), offer.isCalledOff()))
                .map(advanced -> new News(true, advanced.transitions()));
    }

    private Mono<News> noted(Payment payment, String reason) {
        return bookings.note(payment.bookingId(), reason, sagas.now()).thenReturn(new News(true, List.of()));
    }

    private void announce(News news, PaymentState state) {
        outcomes.announce(news.transitions());
        if (news.any()) {
            Counter.builder("stagedoor.payment.outcomes")
                    .description("Payments by what became of them")
                    .tag("outcome", state.code())
                    .register(meters)
                    .increment();
        }
    }
}
