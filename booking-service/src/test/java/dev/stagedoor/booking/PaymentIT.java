package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.booking.payment.SettleOpenPayments;
import dev.stagedoor.testsupport.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentIT extends BookingServiceIT {
    private static final Duration TICK = Duration.ofNanos(1000);
    private final UUID user = UUID.randomUUID();

    @Autowired
    private SettleOpenPayments settleOpen;

    @AfterEach
    void balanceTheBooks() {
        everyCentIsAccountedFor();
    }

    @Test
    void confirmsWhatIsPaid() {
        Answer held = held(event(2500, Manner.HOLD), user);
        Answer paid = pay(held.id(), "ok", user);
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("status")).isEqualTo("confirmed");
        awaitLog(held.id(), "requested", "held", "confirmed");
        Answer again = pay(held.id(), "ok", user);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("already_paid");
    }

    @Test
    void letsADeclinedPaymentBeRepeated() {
        Answer held = held(event(2500, Manner.HOLD), user);
        Answer declined = pay(held.id(), "decline", user);
        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("code")).isEqualTo("payment_declined");
        assertThat(booking(held.id(), user).text("status")).isEqualTo("held");
        assertThat(pay(held.id(), "ok", user).text("status")).isEqualTo("confirmed");
    }

    @Test
    void knowsARepeatedPaymentByItsKey() {
        Answer held = held(event(2500, Manner.HOLD), user);
        assertThat(pay(held.id(), "ok", user, "Idempotency-Key", "p").status()).isEqualTo(200);
        assertThat(pay(held.id(), "ok", user, "Idempotency-Key", "p").status()).isEqualTo(200);
        Answer other = pay(held.id(), "decline", user, "Idempotency-Key", "p");
        assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
        assertThat(count("SELECT count(*) FROM payments WHERE booking_id = '" + held.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void keepsTheHoldWhileTheProviderIsSilentAndThenLetsItBePaid() {
        Answer held = held(event(2500, Manner.HOLD), user);
        Answer open = pay(held.id(), "timeout", user);
        assertThat(open.status()).isEqualTo(202);
        assertThat(open.text("status")).isEqualTo("held");
        eventually(
                () -> pay(held.id(), "ok", user),
                paid -> assertThat(paid.status()).isEqualTo(200));
    }

    @Test
    void confirmsWhenLateMoneyStillFindsTheHold() {
        Answer held = held(event(2500, Manner.HOLD), user);
        assertThat(pay(held.id(), "late", user).status()).isEqualTo(202);
        Answer second = pay(held.id(), "ok", user);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("payment_in_progress");
        awaitStatus(held.id(), user, "confirmed");
    }

    @Test
    void takesMoneyUntilTheLastTickOfTheHold() {
        TestEvent event = event(2500, Manner.HOLD);
        Answer first = held(event, user);
        clock.stopAt(Instant.parse(first.text("holdExpiresAt")).minus(TICK));
        assertThat(pay(first.id(), "ok", user).text("status")).isEqualTo("confirmed");
        clock.run();
        Answer second = held(event, user);
        clock.stopAt(Instant.parse(second.text("holdExpiresAt")));
        assertThat(pay(second.id(), "ok", user).text("code")).isEqualTo("hold_expired");
        awaitStatus(second.id(), user, "expired");
        clock.run();
        awaitLog(second.id(), "requested", "held", "released");
        assertThat(pay(second.id(), "ok", user).text("code")).isEqualTo("hold_expired");
    }

    @Test
    void endsEveryHoldThatIsDueOnce() {
        TestEvent event = event(2500, Manner.HOLD);
        List<Answer> held = Race.run(30, _ -> book(event, 1, user, "Prefer", "wait=30"));
        clock.advance(HOLD);
        held.forEach(one -> awaitStatus(one.id(), user, "expired"));
        held.forEach(one -> awaitLog(one.id(), "requested", "held", "released"));
    }

    @Test
    void buysTheSameSeatsAgainWithLateMoney() {
        Answer held = held(event(2500, Manner.HOLD), user);
        assertThat(pay(held.id(), "late", user).status()).isEqualTo(202);
        clock.advance(HOLD);
        awaitStatus(held.id(), user, "confirmed");
        eventually(() -> log(held.id()), log -> assertThat(log).endsWith("requested", "confirmed"));
        assertThat(log(held.id())).containsExactly("requested", "held", "released", "requested", "confirmed");
        assertThat(desk.of(held.id()).getLast().attempt()).isEqualTo(2);
        assertThat(steps(held.id())).contains("pending late_payment");
    }

    @Test
    void paysLateMoneyBackWhenTheSeatsAreGone() {
        TestEvent event = event(2500, Manner.HOLD);
        Answer held = held(event, user);
        assertThat(pay(held.id(), "late", user).status()).isEqualTo(202);
        desk.answer(event.id(), Manner.REFUSE);
        clock.advance(HOLD);
        eventually(() -> steps(held.id()), steps -> assertThat(steps).endsWith("expired refunded"));
        awaitLog(held.id(), "requested", "held", "released", "requested", "released");
        assertThat(refunded(held.id())).isEqualTo(2500);
    }

    @Test
    void paysBackWhatComesAfterTheCancellation() {
        Answer held = held(event(2500, Manner.HOLD), user);
        assertThat(pay(held.id(), "late", user).status()).isEqualTo(202);
        assertThat(cancel(held.id(), user).text("status")).isEqualTo("cancelled");
        eventually(() -> refunded(held.id()), back -> assertThat(back).isEqualTo(2500));
        assertThat(booking(held.id(), user).text("status")).isEqualTo("cancelled");
    }

    @Test
    void cancelsPaidBookingForAllButTheFee() {
        Answer held = held(event(2500, Manner.HOLD), user);
        assertThat(pay(held.id(), "ok", user).status()).isEqualTo(200);
        assertThat(cancel(held.id(), user).text("status")).isEqualTo("cancelled");
        assertThat(cancel(held.id(), user).status()).isEqualTo(200);
        eventually(() -> refunded(held.id()), back -> assertThat(back).isEqualTo(2250));
        awaitLog(held.id(), "requested", "held", "confirmed", "released");
        assertThat(desk.of(held.id())
                        .getLast()
                        .data()
                        .path("refund")
                        .path("amount")
                        .asLong())
                .isEqualTo(2250);
    }

    private Answer bookedPaidAndCancelled(TestEvent event) {
        UUID booking = held(event, user).id();
        assertThat(pay(booking, "ok", user).status()).isEqualTo(200);
        return cancel(booking, user);
    }

    @Test
    void cancelsOnTheTermsOfTheMomentOfBooking() {
        TestEvent event = event(2500, Manner.HOLD);
        Answer early = held(event, user);
        assertThat(pay(early.id(), "ok", user).status()).isEqualTo(200);
        event.neverCancellable().publish(desk.messages(), 2);
        eventually(
                () -> count("SELECT count(*) FROM offers WHERE revision = 2 AND event_id = '" + event.id() + "'"),
                seen -> assertThat(seen).isEqualTo(1));
        // An offer may be remembered for a moment.
        eventually(
                () -> bookedPaidAndCancelled(event).text("code"),
                code -> assertThat(code).isEqualTo("cancellation_closed"));
        assertThat(cancel(early.id(), user).text("status")).isEqualTo("cancelled");
        eventually(() -> refunded(early.id()), back -> assertThat(back).isEqualTo(2250));
    }

    @Test
    void usesTheTermsOfTodayForABookingThatKeptNone() {
        Answer held = held(event(2500, Manner.HOLD), user);
        assertThat(pay(held.id(), "ok", user).status()).isEqualTo(200);
        run("UPDATE bookings SET terms_starts_at = NULL, terms_cancel_until_seconds = NULL, terms_fee_percent = NULL"
                + " WHERE id = '" + held.id() + "'");
        assertThat(cancel(held.id(), user).text("status")).isEqualTo("cancelled");
        eventually(() -> refunded(held.id()), back -> assertThat(back).isEqualTo(2250));
    }

    @Test
    void refusesToCancelWhatTheEventDoesNotLetGo() {
        TestEvent event = publish(TestEvent.at(2500, clock.instant()).neverCancellable(), Manner.HOLD);
        Answer held = held(event, user);
        assertThat(pay(held.id(), "ok", user).status()).isEqualTo(200);
        Answer refused = cancel(held.id(), user);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("cancellation_closed");
    }

    @Test
    void cancelsHeldAndFreeBookingsAndNotWhatHasEnded() {
        Answer held = held(event(2500, Manner.HOLD), user);
        assertThat(cancel(held.id(), user).text("status")).isEqualTo("cancelled");
        assertThat(pay(held.id(), "ok", user).text("code")).isEqualTo("not_payable");
        Answer free = book(event(0, Manner.HOLD), 1, user);
        assertThat(cancel(free.id(), user).text("status")).isEqualTo("cancelled");
        Answer rejected = book(event(0, Manner.REFUSE), 1, user);
        assertThat(cancel(rejected.id(), user).text("code")).isEqualTo("not_cancellable");
    }

    @Test
    void countsOneOfManyPaymentsAtOnce() {
        Answer held = held(event(2500, Manner.HOLD), user);
        List<Answer> answers = Race.run(10, _ -> pay(held.id(), "ok", user));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(9);
        assertThat(count("SELECT count(*) FROM simulated_provider.charges c JOIN payments p ON p.id = c.payment_id"
                        + " WHERE p.booking_id = '" + held.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void endsInOneStateWhenCancelledWhilePaying() {
        TestEvent event = event(2500, Manner.HOLD);
        for (int round = 0; round < 10; round++) {
            Answer held = held(event, user);
            List<Answer> answers =
                    Race.run(2, number -> number == 0 ? pay(held.id(), "ok", user) : cancel(held.id(), user));
            assertThat(answers).allMatch(answer -> answer.status() < 500);
            awaitStatus(held.id(), user, "cancelled");
            assertThat(log(held.id())).doesNotHaveDuplicates();
        }
    }

    @Test
    void settlesAPaymentThatACrashLeftBehind() {
        Answer held = held(event(2500, Manner.HOLD), user);
        UUID lost = crashedPayment(held.id());
        assertThat(pay(held.id(), "ok", user).text("code")).isEqualTo("payment_in_progress");
        settleOpen.settleDue().block(PATIENCE);
        eventually(
                () -> count("SELECT count(*) FROM payments WHERE id = '" + lost + "' AND state = 'abandoned'"),
                abandoned -> assertThat(abandoned).isEqualTo(1));
        assertThat(pay(held.id(), "ok", user).text("status")).isEqualTo("confirmed");
    }

    @Test
    void confirmsAPaymentThatWasCapturedBeforeACrash() {
        Answer held = held(event(2500, Manner.HOLD), user);
        UUID lost = crashedPayment(held.id());
        run("INSERT INTO simulated_provider.charges (payment_id, amount, currency, state)" + " VALUES ('" + lost
                + "', 2500, 'EUR', 'captured') ON CONFLICT DO NOTHING");
        awaitStatus(held.id(), user, "confirmed");
    }

    /** A payment that was on record when the process died. Due in a second, so that the test can do more before. */
    private UUID crashedPayment(UUID booking) {
        UUID payment = UUID.randomUUID();
        Instant now = clock.instant();
        run("INSERT INTO payments (id, booking_id, amount, currency, state, request_hash, created_at, next_check_at)"
                + " VALUES ('" + payment + "', '" + booking + "', 2500, 'EUR', 'started', 'h', '" + now + "', '"
                + now.plusSeconds(2) + "')");
        return payment;
    }

    private List<String> steps(UUID booking) {
        return get("/api/bookings/" + booking + "/timeline", user)
                .body()
                .path("steps")
                .valueStream()
                .map(step -> (step.path("state").asString("") + " "
                                + step.path("reason").asString(""))
                        .strip())
                .toList();
    }
}
