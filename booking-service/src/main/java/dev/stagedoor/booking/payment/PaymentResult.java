package dev.stagedoor.booking.payment;

import dev.stagedoor.booking.payment.model.PaymentPolicy.Refusal;
import dev.stagedoor.booking.view.BookingView;

/** What became of the wish to pay. */
public sealed interface PaymentResult {

    /** The money is there, and the booking is what the money made of it. */
    record Paid(BookingView view) implements PaymentResult {}

    /** The provider refused; the booking is still held and can be paid otherwise. */
    record Declined(BookingView view) implements PaymentResult {}

    /** The provider has not answered; the booking changes as soon as it does. */
    record Open(BookingView view) implements PaymentResult {}

    /** No money was asked for. */
    record NotPossible(Refusal why) implements PaymentResult {}

    record KeyReused() implements PaymentResult {}

    record NoSuchBooking() implements PaymentResult {}

    record NotYours() implements PaymentResult {}
}
