package dev.stagedoor.booking.saga.model;

import dev.stagedoor.booking.offer.model.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done, in the transaction that stores the change. Commands speak of the booking as it was then. */
public sealed interface SagaCommand {

    /** Put the request for all seats on the log. */
    record RequestSeats(Booking booking) implements SagaCommand {}

    /** Tell that the seats wait for money. */
    record AnnounceHold(Booking booking, BookingState.Held hold) implements SagaCommand {}

    /** Tell that the seats are sold. */
    record AnnounceConfirmation(Booking booking) implements SagaCommand {}

    /** Tell that nothing is held. */
    record AnnounceRejection(Booking booking, String reason) implements SagaCommand {}

    /**
     * Give back whatever was taken up to the booking's attempt.
     *
     * @param refund what is paid back; null where nothing had been paid
     */
    record ReleaseSeats(
            Booking booking, String reason, @Nullable Money refund) implements SagaCommand {}

    /** Pay money back. */
    record RefundMoney(UUID bookingId, UUID paymentId, Money amount, String reason) implements SagaCommand {}

    /** Pay a part back while the booking stands, and tell so. */
    record RefundPart(Booking booking, UUID refundId, UUID paymentId, Money amount, String reason)
            implements SagaCommand {}
}
