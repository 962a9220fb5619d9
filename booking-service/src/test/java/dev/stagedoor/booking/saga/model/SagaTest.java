package dev.stagedoor.booking.saga.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.booking.offer.model.CancellationRule;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.offer.model.Terms;
import dev.stagedoor.booking.saga.model.BookingState.Cancelled;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Expired;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.BookingState.Rejected;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.Decision.Refusal;
import dev.stagedoor.booking.saga.model.Decision.Refused;
import dev.stagedoor.booking.saga.model.Decision.Step;
import dev.stagedoor.booking.saga.model.Decision.Unchanged;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceConfirmation;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceHold;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceRejection;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundPart;
import dev.stagedoor.booking.saga.model.SagaCommand.ReleaseSeats;
import dev.stagedoor.booking.saga.model.SagaCommand.RequestSeats;
import dev.stagedoor.booking.saga.model.SagaEvent.CancelAsked;
import dev.stagedoor.booking.saga.model.SagaEvent.MoneyCaptured;
import dev.stagedoor.booking.saga.model.SagaEvent.RefundAsked;
import dev.stagedoor.booking.saga.model.SagaEvent.SeatsHeld;
import dev.stagedoor.booking.saga.model.SagaEvent.SeatsRefused;
import dev.stagedoor.booking.saga.model.SagaEvent.TimePassed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SagaTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant PAY_UNTIL = NOW.plus(Duration.ofMinutes(10));
    private static final Instant START = NOW.plus(Duration.ofDays(10));
    private static final Duration TICK = Duration.ofNanos(1000);
    private static final UUID PAYMENT = UUID.randomUUID();
    private static final UUID REFUND = UUID.randomUUID();
    private static final UUID OTHER_PAYMENT = UUID.randomUUID();
    private static final Money PRICE = new Money(2500, "EUR");
    private static final Booking PAID = booking(PRICE);
    private static final Booking FREE = booking(new Money(0, "EUR"));
    private static final SeatsHeld SEATS_HELD = new SeatsHeld(1, NOW, PAY_UNTIL);
    private static final Held HELD = new Held(NOW, PAY_UNTIL);
    private static final Pending LATE = new Pending(PAYMENT);
    private static final CancellationRule TWO_DAYS_TENTH = new CancellationRule(Duration.ofDays(2), 10);
    private static final Money NOTHING = new Money(0, "EUR");
    private static final Cancelled CANCELLED = new Cancelled("cancelled_by_attendee", NOTHING);
    private static final Cancelled CALLED_OFF = new Cancelled("event_cancelled", NOTHING);
    private static final SagaEvent.EventCalledOff CALL_OFF = new SagaEvent.EventCalledOff();

    @Test
    void confirmsFreeBookingWhenItsSeatsAreHeld() {
        given(FREE).when(SEATS_HELD).expect(new Confirmed(null), AnnounceConfirmation.class);
    }

    @Test
    void holdsPaidBookingUntilItIsPaid() {
        given(PAID).when(SEATS_HELD).expect(HELD, AnnounceHold.class);
    }

    @Test
    void rejectsWhenSeatsAreRefused() {
        given(PAID)
                .when(new SeatsRefused(1, "seats_unavailable"))
                .expect(new Rejected("seats_unavailable"), AnnounceRejection.class);
    }

    @Test
    void confirmsWhenMoneyComesOneTickBeforeTheHoldEnds() {
        given(PAID.in(HELD))
                .when(captured(PAYMENT, PAY_UNTIL.minus(TICK)))
                .expect(new Confirmed(PAYMENT), AnnounceConfirmation.class);
    }

    @Test
    void givesSeatsBackAndAsksAgainWhenMoneyComesAtTheEndOfTheHold() {
        Changed changed = given(PAID.in(HELD))
                .when(captured(PAYMENT, PAY_UNTIL))
                .expect(LATE, ReleaseSeats.class, RequestSeats.class);
        assertThat(changed.next().attempt()).isEqualTo(2);
        assertThat(changed.steps())
                .containsExactly(new Step(Status.EXPIRED, "hold_expired"), new Step(Status.PENDING, "late_payment"));
        assertThat(((ReleaseSeats) changed.commands().getFirst()).booking().attempt())
                .isEqualTo(1);
    }

    @Test
    void keepsHoldOneTickBeforeItsEnd() {
        given(PAID.in(HELD)).when(new TimePassed(PAY_UNTIL.minus(TICK))).expectNothing();
    }

    @Test
    void endsHoldAtItsEndAndAfter() {
        Expired expired = new Expired("hold_expired");
        given(PAID.in(HELD)).when(new TimePassed(PAY_UNTIL)).expect(expired, ReleaseSeats.class);
        given(PAID.in(HELD)).when(new TimePassed(PAY_UNTIL.plus(TICK))).expect(expired, ReleaseSeats.class);
    }

    @Test
    void asksForTheSameSeatsWhenMoneyComesAfterExpiry() {
        Changed changed = given(PAID.in(new Expired("hold_expired")))
                .when(captured(PAYMENT, PAY_UNTIL.plus(TICK)))
                .expect(LATE, RequestSeats.class);
        assertThat(changed.next().attempt()).isEqualTo(2);
    }

    @Test
    void confirmsAtOnceWhenSeatsOfTheSecondAttemptAreHeld() {
        given(again(LATE))
                .when(new SeatsHeld(2, NOW, PAY_UNTIL))
                .expect(new Confirmed(PAYMENT), AnnounceConfirmation.class);
    }

    @Test
    void paysBackWhenSeatsOfTheSecondAttemptAreGone() {
        Changed changed = given(again(LATE))
                .when(new SeatsRefused(2, "seats_unavailable"))
                .expect(new Expired("late_payment_refunded"), ReleaseSeats.class, RefundMoney.class);
        assertThat(changed.commands().getLast())
                .isEqualTo(new RefundMoney(PAID.id(), PAYMENT, PRICE, "late_payment_refunded"));
    }

    @Test
    void paysBackWhenMoneyComesAfterTheEventHasBegun() {
        given(PAID.in(new Expired("hold_expired")))
                .when(captured(PAYMENT, START))
                .expect(new Expired("late_payment_refunded"), ReleaseSeats.class, RefundMoney.class);
    }

    @Test
    void ignoresDecisionsOfAnEarlierAttempt() {
        given(again(LATE)).when(SEATS_HELD).expectNothing();
        given(again(LATE)).when(new SeatsRefused(1, "seats_unavailable")).expectNothing();
    }

    static Stream<BookingState> decidedStates() {
        return Stream.of(
                HELD,
                new Confirmed(PAYMENT),
                new Rejected("seats_unavailable"),
                new Expired("hold_expired"),
                CANCELLED);
    }

    @ParameterizedTest
    @MethodSource("decidedStates")
    void ignoresDuplicateAndLateDecisionsAboutSeats(BookingState state) {
        given(PAID.in(state)).when(SEATS_HELD).expectNothing();
        given(PAID.in(state)).when(new SeatsRefused(1, "seats_unavailable")).expectNothing();
    }

    @ParameterizedTest
    @MethodSource("decidedStates")
    void endsNothingButHoldsWhenTimePasses(BookingState state) {
        if (!(state instanceof Held)) {
            given(PAID.in(state)).when(new TimePassed(PAY_UNTIL.plus(TICK))).expectNothing();
        }
    }

    @Test
    void countsTheSamePaymentOnce() {
        given(PAID.in(new Confirmed(PAYMENT))).when(captured(PAYMENT, NOW)).expectNothing();
        given(again(LATE)).when(captured(PAYMENT, NOW)).expectNothing();
    }

    @Test
    void paysSecondPaymentBack() {
        given(PAID.in(new Confirmed(PAYMENT)))
                .when(captured(OTHER_PAYMENT, NOW))
                .expect(new Confirmed(PAYMENT), RefundMoney.class);
        given(again(LATE)).when(captured(OTHER_PAYMENT, NOW)).expect(LATE, RefundMoney.class);
    }

    @Test
    void paysBackWhatComesForACancelledBooking() {
        given(PAID.in(CANCELLED)).when(captured(PAYMENT, NOW)).expect(CANCELLED, RefundMoney.class);
    }

    @Test
    void releasesSeatsOfABookingCancelledWhilePending() {
        given(PAID).when(cancel(NOW)).expect(CANCELLED, ReleaseSeats.class);
    }

    @Test
    void paysAllBackWhenCancelledWhileLateMoneyWaitsForSeats() {
        Changed changed = given(again(LATE)).when(cancel(NOW)).expect(CANCELLED, ReleaseSeats.class, RefundMoney.class);
        assertThat(((ReleaseSeats) changed.commands().getFirst()).refund()).isEqualTo(PRICE);
        assertThat(((ReleaseSeats) changed.commands().getFirst()).booking().attempt())
                .isEqualTo(2);
    }

    @Test
    void cancelsFreeAndHeldBookingsUntilTheStart() {
        CancelAsked justBefore = cancel(START.minus(TICK));
        given(FREE.in(new Confirmed(null))).when(justBefore).expect(CANCELLED, ReleaseSeats.class);
        given(PAID.in(HELD)).when(justBefore).expect(CANCELLED, ReleaseSeats.class);
        given(FREE.in(new Confirmed(null))).when(cancel(START)).expectRefusal(Refusal.CANCELLATION_CLOSED);
        given(PAID.in(HELD)).when(cancel(START)).expectRefusal(Refusal.CANCELLATION_CLOSED);
    }

    @Test
    void keepsTheFeeOfAPaidBookingCancelledInTime() {
        Changed changed = given(PAID.in(new Confirmed(PAYMENT)))
                .when(cancel(START.minus(Duration.ofDays(2))))
                .expect(cancelledFor(250), ReleaseSeats.class, RefundMoney.class);
        Money refund = new Money(2250, "EUR");
        assertThat(((ReleaseSeats) changed.commands().getFirst()).refund()).isEqualTo(refund);
        assertThat(((RefundMoney) changed.commands().getLast()).amount()).isEqualTo(refund);
    }

    @Test
    void refusesToCancelAPaidBookingTooLate() {
        given(PAID.in(new Confirmed(PAYMENT)))
                .when(cancel(START.minus(Duration.ofDays(2)).plus(TICK)))
                .expectRefusal(Refusal.CANCELLATION_CLOSED);
    }

    @Test
    void refusesToCancelAPaidBookingWhereTheEventSaysNever() {
        given(PAID.in(new Confirmed(PAYMENT)))
                .when(cancel(NOW, new CancellationRule(null, 0), false))
                .expectRefusal(Refusal.CANCELLATION_CLOSED);
    }

    @Test
    void paysNothingBackWhenTheFeeIsAll() {
        given(PAID.in(new Confirmed(PAYMENT)))
                .when(cancel(NOW, new CancellationRule(Duration.ZERO, 100), false))
                .expect(cancelledFor(2500), ReleaseSeats.class);
    }

    @Test
    void refusesToCancelWhatLetSomebodyIn() {
        CancelAsked used = cancel(NOW, TWO_DAYS_TENTH, true);
        given(PAID.in(new Confirmed(PAYMENT))).when(used).expectRefusal(Refusal.TICKET_ALREADY_REDEEMED);
        given(FREE.in(new Confirmed(null))).when(used).expectRefusal(Refusal.TICKET_ALREADY_REDEEMED);
    }

    @Test
    void cancelsOnceOnly() {
        given(PAID.in(CANCELLED)).when(cancel(NOW)).expectNothing();
    }

    @Test
    void refusesToCancelWhatHasEnded() {
        given(PAID.in(new Expired("hold_expired"))).when(cancel(NOW)).expectRefusal(Refusal.NOT_CANCELLABLE);
        given(PAID.in(new Rejected("sales_closed"))).when(cancel(NOW)).expectRefusal(Refusal.NOT_CANCELLABLE);
    }

    @Test
    void endsWhateverIsOpenOfACalledOffEvent() {
        given(PAID).when(CALL_OFF).expect(CALLED_OFF, ReleaseSeats.class);
        given(PAID.in(HELD)).when(CALL_OFF).expect(CALLED_OFF, ReleaseSeats.class);
        given(FREE.in(new Confirmed(null))).when(CALL_OFF).expect(CALLED_OFF, ReleaseSeats.class);
        given(again(LATE)).when(CALL_OFF).expect(CALLED_OFF, ReleaseSeats.class, RefundMoney.class);
    }

    @Test
    void paysAllBackWithoutAFeeWhenTheEventIsCalledOff() {
        Changed changed = given(PAID.in(new Confirmed(PAYMENT)))
                .when(CALL_OFF)
                .expect(CALLED_OFF, ReleaseSeats.class, RefundMoney.class);
        assertThat(changed.commands().getLast())
                .isEqualTo(new RefundMoney(PAID.id(), PAYMENT, PRICE, "event_cancelled"));
    }

    @Test
    void leavesWhatHasEndedWhenTheEventIsCalledOff() {
        given(PAID.in(CANCELLED)).when(CALL_OFF).expectNothing();
        given(PAID.in(CALLED_OFF)).when(CALL_OFF).expectNothing();
        given(PAID.in(new Expired("hold_expired"))).when(CALL_OFF).expectNothing();
        given(PAID.in(new Rejected("sales_closed"))).when(CALL_OFF).expectNothing();
    }

    @Test
    void endsWhatIsDecidedAfterTheCallOff() {
        given(FREE).whenCalledOff(SEATS_HELD).expect(CALLED_OFF, ReleaseSeats.class);
        given(PAID).whenCalledOff(SEATS_HELD).expect(CALLED_OFF, ReleaseSeats.class);
        given(PAID).whenCalledOff(new SeatsRefused(1, "seats_unavailable")).expect(CALLED_OFF, ReleaseSeats.class);
        given(PAID.in(new Confirmed(PAYMENT)))
                .whenCalledOff(cancel(NOW))
                .expect(CALLED_OFF, ReleaseSeats.class, RefundMoney.class);
    }

    @Test
    void paysBackWhatIsCapturedAfterTheCallOff() {
        Changed held = given(PAID.in(HELD))
                .whenCalledOff(captured(PAYMENT, NOW))
                .expect(CALLED_OFF, ReleaseSeats.class, RefundMoney.class);
        assertThat(held.commands().getLast()).isEqualTo(new RefundMoney(PAID.id(), PAYMENT, PRICE, "event_cancelled"));
        given(PAID.in(CALLED_OFF)).whenCalledOff(captured(PAYMENT, NOW)).expect(CALLED_OFF, RefundMoney.class);
        given(PAID.in(new Expired("hold_expired")))
                .whenCalledOff(captured(PAYMENT, NOW))
                .expect(new Expired("late_payment_refunded"), ReleaseSeats.class, RefundMoney.class);
    }

    @Test
    void refundsPartsUpToThePriceAndNoCentMore() {
        Booking paid = PAID.in(new Confirmed(PAYMENT));
        Changed first = given(paid).when(refund(2499)).expectStill(RefundPart.class);
        assertThat(first.next().refunded()).isEqualTo(new Money(2499, "EUR"));
        given(first.next()).when(refund(2)).expectRefusal(Refusal.REFUND_EXCEEDS_PAYMENT);
        Changed second = given(first.next()).when(refund(1)).expectStill(RefundPart.class);
        given(second.next()).when(refund(1)).expectRefusal(Refusal.REFUND_EXCEEDS_PAYMENT);
    }

    @Test
    void refundsNothingOfWhatIsNotPaid() {
        given(PAID.in(HELD)).when(refund(1)).expectRefusal(Refusal.NOT_REFUNDABLE);
        given(FREE.in(new Confirmed(null))).when(refund(1)).expectRefusal(Refusal.NOT_REFUNDABLE);
        given(PAID.in(CANCELLED)).when(refund(1)).expectRefusal(Refusal.NOT_REFUNDABLE);
        given(PAID.in(new Confirmed(PAYMENT))).whenCalledOff(refund(1)).expectRefusal(Refusal.NOT_REFUNDABLE);
    }

    @Test
    void paysBackWhatEarlierRefundsAndTheFeeLeave() {
        Booking part = PAID.in(new Confirmed(PAYMENT)).refunding(new Money(500, "EUR"));
        Changed byOwner =
                given(part).when(cancel(NOW)).expect(cancelledFor(250), ReleaseSeats.class, RefundMoney.class);
        assertThat(((RefundMoney) byOwner.commands().getLast()).amount()).isEqualTo(new Money(1750, "EUR"));
        Changed byOrganizer = given(part).when(CALL_OFF).expect(CALLED_OFF, ReleaseSeats.class, RefundMoney.class);
        assertThat(((RefundMoney) byOrganizer.commands().getLast()).amount()).isEqualTo(new Money(2000, "EUR"));
        Booking most = PAID.in(new Confirmed(PAYMENT)).refunding(new Money(2400, "EUR"));
        given(most).when(cancel(NOW)).expect(cancelledFor(100), ReleaseSeats.class);
    }

    private static Cancelled cancelledFor(long fee) {
        return new Cancelled("cancelled_by_attendee", new Money(fee, "EUR"));
    }

    private static Booking booking(Money total) {
        return new Booking(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                NOW,
                List.of(new PricedItem(UUID.randomUUID(), 1, total)),
                total,
                total.none(),
                null,
                1,
                Booking.FIRST_VERSION,
                new Pending(null));
    }

    private static Booking again(BookingState state) {
        return PAID.in(new Expired("hold_expired")).askingAgain(PAYMENT).in(state);
    }

    private static MoneyCaptured captured(UUID payment, Instant at) {
        return new MoneyCaptured(payment, at, START);
    }

    private static CancelAsked cancel(Instant at) {
        return cancel(at, TWO_DAYS_TENTH, false);
    }

    private static CancelAsked cancel(Instant at, CancellationRule rule, boolean ticketsUsed) {
        return new CancelAsked(at, new Terms(START, rule), ticketsUsed, "cancelled_by_attendee");
    }

    private static RefundAsked refund(long amount) {
        return new RefundAsked(REFUND, new Money(amount, "EUR"), "sorry");
    }

    private static Given given(Booking booking) {
        return new Given(booking);
    }

    private record Given(Booking booking) {
        When when(SagaEvent event) {
            return new When(booking, Saga.on(booking, event));
        }

        /** The event has been called off, and nobody has come by to end the booking. */
        When whenCalledOff(SagaEvent event) {
            return new When(booking, Saga.on(booking, event, true));
        }
    }

    private record When(Booking before, Decision decision) {

        @CanIgnoreReturnValue
        @SafeVarargs
        final Changed expect(BookingState next, Class<? extends SagaCommand>... commands) {
            assertThat(decision).isInstanceOf(Changed.class);
            Changed changed = (Changed) decision;
            assertThat(changed.next().state()).isEqualTo(next);
            assertThat(changed.commands().stream().<Class<?>>map(SagaCommand::getClass))
                    .containsExactly(commands);
            boolean moved = !before.state().equals(next);
            assertThat(changed.steps().isEmpty()).isEqualTo(!moved);
            return changed;
        }

        @CanIgnoreReturnValue
        @SafeVarargs
        final Changed expectStill(Class<? extends SagaCommand>... commands) {
            assertThat(decision).isInstanceOf(Changed.class);
            Changed changed = (Changed) decision;
            assertThat(changed.next().state()).isEqualTo(before.state());
            assertThat(changed.commands().stream().<Class<?>>map(SagaCommand::getClass))
                    .containsExactly(commands);
            return changed;
        }

        void expectNothing() {
            assertThat(decision).isInstanceOf(Unchanged.class);
        }

        void expectRefusal(Refusal refusal) {
            assertThat(decision).isEqualTo(new Refused(refusal));
        }
    }
}
