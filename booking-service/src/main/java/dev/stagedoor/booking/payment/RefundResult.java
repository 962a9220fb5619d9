package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.model.Decision.Refusal;
import dev.stagedoor.booking.view.BookingView.BookedRefund;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the wish to pay a part back. */
public sealed interface RefundResult {

    /**
     * The money goes back.
     *
     * @param refund as it is now; null until it is read
     */
    record Ordered(UUID bookingId, UUID refundId, @Nullable BookedRefund refund) implements RefundResult {}

    /**
     * No money goes back.
     *
     * @param left what could go back
     */
    record NotPossible(Refusal why, Money left) implements RefundResult {}

    record OtherCurrency(String currency) implements RefundResult {}

    record KeyReused() implements RefundResult {}

    record NoSuchBooking() implements RefundResult {}

    record NotYours() implements RefundResult {}
}
