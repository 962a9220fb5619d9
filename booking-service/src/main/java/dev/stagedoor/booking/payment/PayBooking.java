package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.payment.PaymentProvider.ChargeStatus;
import dev.stagedoor.booking.payment.model.PaymentPolicy;
import dev.stagedoor.booking.payment.model.PaymentPolicy.Refusal;
import dev.stagedoor.booking.payment.model.PaymentState;
import dev.stagedoor.booking.saga.Bookings;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.trace.Traced;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Pays a booking: the payment is on record before the provider hears of it, and its outcome after. A crash in between
 * leaves an open payment, which {@link SettleOpenPayments} closes.
 */
@Component
public class PayBooking {
    private static final Logger log = LoggerFactory.getLogger(PayBooking.class);

    private final Bookings bookings;
    private final BookingViews views;
    private final Payments payments;
    private final PaymentProvider provider;
    private final SettlePayment settle;
    private final TransactionalOperator transaction;
    private final Sagas sagas;
    private final IdSource ids;
    private final PaymentProperties properties;

    PayBooking(
            Bookings bookings,
            BookingViews views,
            Payments payments,
            PaymentProvider provider,
            SettlePayment settle,
            TransactionalOperator transaction,
            Sagas sagas,
            IdSource ids,
            PaymentProperties properties) {
        this.bookings = bookings;
        this.views = views;
        this.payments = payments;
        this.provider = provider;
        this.settle = settle;
        this.transaction = transaction;
        this.sagas = sagas;
        this.ids = ids;
        this.properties = properties;
    }

    /**
     * A wish to pay.
     *
     * @param token what the provider knows the means of payment by
     * @param hash of the body, to tell a repetition from another request under the same key
     */
    public record Wish(
            UUID bookingId,
            UUID userId,
            String token,
            @Nullable String key,
            String hash) {}

    /** How a wish begins: with an answer, or with a payment to make. */
    private sealed interface Beginning {
        record Answered(PaymentResult result) implements Beginning {}

        record Repeated(Payment payment) implements Beginning {}

        record Started(Payment payment) implements Beginning {}
    }

    public Mono<PaymentResult> pay(Wish wish) {
        return bookings.lock(List.of(wish.bookingId()))
                .next()
                .flatMap(booking -> booking.userId().equals(wish.userId())
                        ? repeated(wish).switchIfEmpty(Mono.defer(() -> begin(booking, wish)))
                        : answered(new PaymentResult.NotYours()))
                .as(transaction::transactional)
                .defaultIfEmpty(new Beginning.Answered(new PaymentResult.NoSuchBooking()))
                .flatMap(beginning -> switch (beginning) {
                    case Beginning.Answered(var result) -> Mono.just(result);
                    case Beginning.Repeated(var payment) -> result(payment.bookingId(), payment.state());
                    case Beginning.Started(var payment) -> charge(payment, wish.token());
                });
    }

    private Mono<Beginning> repeated(Wish wish) {
        String key = wish.key();
        return key == null
                ? Mono.empty()
                : payments.find(wish.bookingId(), key)
                        .map(known -> known.hash().equals(wish.hash())
                                ? new Beginning.Repeated(known)
                                : new Beginning.Answered(new PaymentResult.KeyReused()));
    }

    private Mono<Beginning> begin(Booking booking, Wish wish) {
        Instant now = sagas.now();
        var refusal = PaymentPolicy.refusal(booking, now);
        if (refusal.isPresent()) {
            return answered(new PaymentResult.NotPossible(refusal.get()));
        }
        Payment payment = new Payment(
                ids.next(), booking.id(), booking.total(), PaymentState.STARTED, wish.key(), wish.hash(), now);
        return payments.hasOpen(booking.id())
                .flatMap(open -> open
                        ? answered(new PaymentResult.NotPossible(Refusal.PAYMENT_IN_PROGRESS))
                        : payments.start(payment, now.plus(properties.firstCheck()))
                                .thenReturn(new Beginning.Started(payment)));
    }

    private static Mono<Beginning> answered(PaymentResult result) {
        return Mono.just(new Beginning.Answered(result));
    }

    private Mono<PaymentResult> charge(Payment payment, String token) {
        return provider.charge(payment.id(), payment.amount(), token)
                .timeout(properties.answerTimeout())
                .onErrorResume(error -> Traced.line(() -> log.warn(
                                "payment {} of booking {} is open: {}",
                                payment.id(),
                                payment.bookingId(),
                                error.toString()))
                        .thenReturn(ChargeStatus.PROCESSING))
                .flatMap(status -> settle.settle(payment, status))
                .flatMap(state -> result(payment.bookingId(), state));
    }

    private Mono<PaymentResult> result(UUID bookingId, PaymentState state) {
        Function<BookingView, PaymentResult> result = switch (state) {
            case CAPTURED -> PaymentResult.Paid::new;
            case DECLINED, ABANDONED -> PaymentResult.Declined::new;
            case STARTED, UNKNOWN -> PaymentResult.Open::new;
        };
        return views.find(bookingId).map(result);
    }
}
