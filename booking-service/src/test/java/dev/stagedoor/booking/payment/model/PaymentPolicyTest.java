package dev.stagedoor.booking.payment.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.payment.model.PaymentPolicy.Refusal;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentPolicyTest {
    private static final Instant END = Instant.parse("2026-05-01T12:10:00Z");

    @Test
    void takesMoneyUntilTheHoldEnds() {
        BookingState held = new BookingState.Held(END.minusSeconds(600), END);
        assertThat(refusal(held, END.minusNanos(1000))).isEmpty();
        assertThat(refusal(held, END)).contains(Refusal.HOLD_EXPIRED);
        assertThat(refusal(held, END.plusNanos(1000))).contains(Refusal.HOLD_EXPIRED);
    }

    @Test
    void takesMoneyForHeldBookingsOnly() {
        assertThat(refusal(new BookingState.Pending(null), END)).contains(Refusal.NOT_PAYABLE);
        assertThat(refusal(new BookingState.Pending(UUID.randomUUID()), END)).contains(Refusal.ALREADY_PAID);
        assertThat(refusal(new BookingState.Confirmed(null), END)).contains(Refusal.NOT_PAYABLE);
        assertThat(refusal(new BookingState.Confirmed(UUID.randomUUID()), END)).contains(Refusal.ALREADY_PAID);
        assertThat(refusal(new BookingState.Expired("hold_expired"), END)).contains(Refusal.HOLD_EXPIRED);
        assertThat(refusal(new BookingState.Cancelled("cancelled_by_attendee", new Money(0, "EUR")), END))
                .contains(Refusal.NOT_PAYABLE);
        assertThat(refusal(new BookingState.Rejected("sales_closed"), END)).contains(Refusal.NOT_PAYABLE);
    }

    private static Optional<Refusal> refusal(BookingState state, Instant now) {
        UUID id = UUID.randomUUID();
        Money price = new Money(1, "EUR");
        Booking booking = new Booking(id, id, id, END, List.of(), price, price.none(), null, 1, 1, state);
        return PaymentPolicy.refusal(booking, now);
    }
}
